/// One thing that `doctor` looked at.
struct Finding: Sendable {
    let subject: String
    /// What was seen, and when it is bad, what to do.
    let words: String
    let isBad: Bool

    static func good(_ subject: String, _ words: String) -> Finding {
        Finding(subject: subject, words: words, isBad: false)
    }
    static func bad(_ subject: String, _ words: String) -> Finding {
        Finding(subject: subject, words: words, isBad: true)
    }

    var line: String { "\(isBad ? "MEND" : "ok  ")  \(subject): \(words)" }
}
