import HelplineCore

/// How long a letter may wait, and how often its code may be wrong.
public enum LetterTerms {
    /// From the moment the link is made.
    public static let link = Duration.hours(7 * 24)
    /// Of the code that is spoken over the telephone.
    public static let tries = 5
    /// From the moment it was opened: so long the same page may fetch it again, and then it is destroyed, confirmed or not.
    public static let reading = Duration.minutes(30)
    /// Who was to open it and did not is called after this: nobody waits for help that is in no one's hands.
    public static let unread = Duration.hours(48)
}
