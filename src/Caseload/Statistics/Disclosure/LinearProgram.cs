namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>
/// Least values of linear functions over {x ≥ 0, Ax = b}: dense simplex, the first phase once, each further function from the last corner.
/// The only place that knows how linear programmes are solved; what it answers is borne out by whole numbers elsewhere
/// (<see cref="Attacker"/>), and judged by another solver in the tests.
/// </summary>
internal sealed class LinearProgram
{
    private const double Tiny = 1e-9;

    // The steepest column first; after so many steps without gain the first column, which cannot run in a circle.
    private const int PatientSteps = 60;

    private readonly int _columns;
    private double[][] _rows;
    private int[] _basis;

    /// <param name="columns">Number of variables.</param>
    /// <param name="rows">Coefficients of each equation, the right side in the last place.</param>
    public LinearProgram(int columns, IReadOnlyList<double[]> rows)
    {
        _columns = columns;
        _basis = [.. Enumerable.Range(columns, rows.Count)];
        _rows = [.. rows.Select((row, index) => WithArtificial(row, index, rows.Count))];
        IsFeasible = FirstPhase();
    }

    public bool IsFeasible { get; }

    /// <summary>The corner with the least value, or null when there is none (the function falls without end).</summary>
    public double[]? Minimise(double[] costs)
    {
        var reduced = new double[_columns + 1];
        costs.CopyTo(reduced, 0);
        for (var row = 0; row < _rows.Length; row++)
        {
            Subtract(reduced, _rows[row], costs[_basis[row]]);
        }

        if (!Run(reduced))
        {
            return null;
        }

        var corner = new double[_columns];
        for (var row = 0; row < _rows.Length; row++)
        {
            corner[_basis[row]] = _rows[row][_columns];
        }

        return corner;
    }

    private double[] WithArtificial(double[] row, int index, int count)
    {
        var wide = new double[_columns + count + 1];
        var sign = row[_columns] < 0 ? -1 : 1;
        for (var column = 0; column < _columns; column++)
        {
            wide[column] = sign * row[column];
        }

        wide[_columns + index] = 1;
        wide[^1] = sign * row[_columns];
        return wide;
    }

    private bool FirstPhase()
    {
        var wide = _columns + _rows.Length;
        var reduced = new double[wide + 1];
        foreach (var row in _rows)
        {
            for (var column = 0; column < _columns; column++)
            {
                reduced[column] -= row[column];
            }

            reduced[wide] -= row[wide];
        }

        if (!Run(reduced) || reduced[wide] < -1e-6)
        {
            return false;
        }

        LeaveArtificials();
        return true;
    }

    // An artificial variable that stayed in the basis stands for an equation that says nothing new.
    private void LeaveArtificials()
    {
        var kept = new List<int>();
        for (var row = 0; row < _rows.Length; row++)
        {
            if (_basis[row] < _columns)
            {
                kept.Add(row);
                continue;
            }

            var column = Array.FindIndex(_rows[row], 0, _columns, value => Math.Abs(value) > 1e-7);
            if (column >= 0)
            {
                Pivot(row, column, null);
                kept.Add(row);
            }
        }

        _basis = [.. kept.Select(row => _basis[row])];
        _rows = [.. kept.Select(row => (double[])[.. _rows[row].AsSpan(0, _columns), _rows[row][^1]])];
    }

    private bool Run(double[] reduced)
    {
        var idle = 0;
        while (true)
        {
            var column = Entering(reduced, idle > PatientSteps);
            if (column < 0)
            {
                return true;
            }

            var row = Leaving(column, reduced.Length - 1);
            if (row < 0)
            {
                return false;
            }

            idle = _rows[row][^1] < Tiny ? idle + 1 : 0;
            Pivot(row, column, reduced);
        }
    }

    // Artificial columns never come back.
    private int Entering(double[] reduced, bool first)
    {
        var best = -1;
        for (var column = 0; column < _columns; column++)
        {
            if (reduced[column] < -1e-7 && (best < 0 || reduced[column] < reduced[best]))
            {
                best = column;
                if (first)
                {
                    break;
                }
            }
        }

        return best;
    }

    private int Leaving(int column, int last)
    {
        var best = -1;
        var least = double.PositiveInfinity;
        for (var row = 0; row < _rows.Length; row++)
        {
            if (_rows[row][column] <= 1e-7)
            {
                continue;
            }

            var ratio = _rows[row][last] / _rows[row][column];
            if (ratio < least - Tiny || (ratio < least + Tiny && _basis[row] < _basis[best]))
            {
                (best, least) = (row, Math.Min(least, ratio));
            }
        }

        return best;
    }

    private void Pivot(int row, int column, double[]? reduced)
    {
        var pivot = _rows[row];
        var factor = 1 / pivot[column];
        for (var at = 0; at < pivot.Length; at++)
        {
            pivot[at] *= factor;
        }

        pivot[column] = 1;
        for (var other = 0; other < _rows.Length; other++)
        {
            if (other != row)
            {
                Subtract(_rows[other], pivot, _rows[other][column]);
                _rows[other][column] = 0;
            }
        }

        if (reduced is not null)
        {
            Subtract(reduced, pivot, reduced[column]);
            reduced[column] = 0;
        }

        _basis[row] = column;
    }

    private static void Subtract(double[] target, double[] row, double times)
    {
        if (times == 0)
        {
            return;
        }

        for (var at = 0; at < row.Length; at++)
        {
            target[at] -= times * row[at];
            if (Math.Abs(target[at]) < 1e-11)
            {
                target[at] = 0;
            }
        }
    }
}
