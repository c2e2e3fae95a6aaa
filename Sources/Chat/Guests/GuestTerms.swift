import HelplineCore

/// How long each step on a guest's way in may take.
public enum GuestTerms {
    /// On their way into one conversation or in it, at once: police and the interpreter through whom she speaks with them.
    public static let most = 2
    /// From the moment the link is made.
    public static let link = Duration.minutes(15)
    /// Of the spoken code.
    public static let tries = 5
    /// For her answer: a question that was not answered does not stand open for a later sitting.
    public static let answer = Duration.minutes(30)
    /// Without a sign of life of his page he has left.
    public static let silence = Duration.seconds(90)
}
