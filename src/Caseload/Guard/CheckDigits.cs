namespace IntMan.Caseload.Guard;

/// <summary>Check digits of the numbers that authorities and insurers give to people.</summary>
public static class CheckDigits
{
    public static bool IsIban(string compact)
    {
        var remainder = 0;
        foreach (var character in compact[4..] + compact[..4])
        {
            var value = Value(character);
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return compact.Length is >= 15 and <= 34 && remainder == 1;
    }

    /// <summary>Krankenversichertennummer: a letter and nine digits, the last one checks.</summary>
    public static bool IsHealthInsurance(string compact)
    {
        var letter = Value(compact[0]) - 9;
        var digits = $"{letter / 10}{letter % 10}{compact[1..9]}";
        return digits.Select((digit, at) => CrossSum((digit - '0') * (at % 2 == 0 ? 1 : 2))).Sum() % 10 == compact[9] - '0';
    }

    /// <summary>Rentenversicherungsnummer: area, day, month, year, letter, serial, check digit.</summary>
    public static bool IsPensionInsurance(string compact)
    {
        int[] weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
        var letter = Value(compact[8]) - 9;
        var digits = $"{compact[..8]}{letter / 10}{letter % 10}{compact[9..11]}";
        var day = int.Parse(compact[2..4], System.Globalization.CultureInfo.InvariantCulture);
        var month = int.Parse(compact[4..6], System.Globalization.CultureInfo.InvariantCulture);
        return day is >= 1 and <= 31 && month is >= 1 and <= 12
            && digits.Select((digit, at) => CrossSum((digit - '0') * weights[at])).Sum() % 10 == compact[11] - '0';
    }

    /// <summary>Steuer-Identifikationsnummer: eleven digits, modulus 11, 10.</summary>
    public static bool IsTaxNumber(string digits)
    {
        if (digits.Length != 11 || digits[0] == '0')
        {
            return false;
        }

        var product = 10;
        foreach (var digit in digits[..10])
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[10] - '0';
    }

    /// <summary>Number of a passport or identity card with the check digit of the machine-readable zone (weights 7, 3, 1).</summary>
    public static bool IsDocument(string compact)
    {
        int[] weights = [7, 3, 1];
        return compact[..^1].Select((character, at) => Value(character) * weights[at % 3]).Sum() % 10 == compact[^1] - '0';
    }

    private static int Value(char character) =>
        char.IsAsciiDigit(character) ? character - '0' : char.ToUpperInvariant(character) - 'A' + 10;

    private static int CrossSum(int number) => (number / 10) + (number % 10);
}
