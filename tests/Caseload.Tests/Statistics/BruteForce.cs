using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Tests.Statistics;

/// <summary>Tries every table of whole numbers that agrees with what is published; for 3 × 3 and small numbers.</summary>
internal sealed class BruteForce(TableResult published, bool zerosShown, int largest)
{
    private readonly int[] _cells = new int[9];
    private readonly long[] _least = [.. Enumerable.Repeat(long.MaxValue, 16)];
    private readonly long[] _greatest = new long[16];

    public IEnumerable<(long Lower, long Upper)> Ranges()
    {
        Try(0);
        return _least.Zip(_greatest);
    }

    private void Try(int next)
    {
        if (next == 9)
        {
            Count();
            return;
        }

        for (var value = 0; value <= largest; value++)
        {
            _cells[next] = value;
            if (IsRight(next / 3, next % 3, value) && (next % 3 < 2 || IsRight(next / 3, 3, _cells[next - 2] + _cells[next - 1] + value))
                && (next < 6 || IsRight(3, next % 3, _cells[next - 6] + _cells[next - 3] + value)))
            {
                Try(next + 1);
            }
        }
    }

    private void Count()
    {
        if (!IsRight(3, 3, _cells.Sum()))
        {
            return;
        }

        for (var index = 0; index < 16; index++)
        {
            var sum = 0;
            for (var cell = 0; cell < 9; cell++)
            {
                sum += (index / 4 == 3 || index / 4 == cell / 3) && (index % 4 == 3 || index % 4 == cell % 3) ? _cells[cell] : 0;
            }

            _least[index] = Math.Min(_least[index], sum);
            _greatest[index] = Math.Max(_greatest[index], sum);
        }
    }

    private bool IsRight(int row, int column, int value)
    {
        var figure = published.Figures[(row * 4) + column];
        return figure.Shown ? value == figure.Value : value >= (zerosShown ? 1 : 0);
    }
}
