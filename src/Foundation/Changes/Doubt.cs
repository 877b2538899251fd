namespace IntMan.Foundation.Changes;

/// <summary>What is possible but rarely meant: it is asked about once, and saved when the answer is yes.</summary>
public static class Doubt
{
    /// <summary>Property of a form or draft that holds the answer "save it anyway".</summary>
    public const string Anyway = nameof(Anyway);

    /// <param name="isLikely">Whether it is what people mean.</param>
    /// <param name="anyway">The answer.</param>
    /// <param name="question">What is unusual, as a question for the person who typed.</param>
    public static void Ask(bool isLikely, bool anyway, string question) => Require.That(isLikely || anyway, question, Anyway);
}
