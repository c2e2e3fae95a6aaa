import Chat

/// Words of one node to the others, as the payload of a notification: `node word word …`.
enum NewsLetter {
    /// PostgreSQL takes less than 8,000 bytes.
    static let largestSize = 7_900
    /// Asks who else is there to tell who is present.
    private static let greeting = "?"

    static func greeting(from node: String) -> String { "\(node) \(greeting)" }

    /// As many letters as it takes; who is present goes before what wakes others to look.
    static func letters(from node: String, _ news: [NodeNews]) -> [String] {
        let words = news.filter(\.isPresence).map(NewsWord.word) + news.filter { !$0.isPresence }.map(NewsWord.word)
        var letters: [String] = []
        for word in words {
            if let last = letters.last, last.utf8.count + word.utf8.count < largestSize {
                letters[letters.count - 1] = last + " " + word
            } else {
                letters.append("\(node) \(word)")
            }
        }
        return letters
    }

    /// Who wrote it, and what; a word nobody knows means that anything may have happened.
    static func read(_ letter: String) -> (node: String, news: [NodeNews], isGreeting: Bool) {
        let parts = letter.split(separator: " ")
        guard let node = parts.first else { return ("", [.everything], false) }
        let words = parts.dropFirst()
        return (
            String(node), words.filter { $0 != greeting }.map { NewsWord.news(in: $0) ?? .everything },
            words.contains { $0 == greeting }
        )
    }
}

extension NodeNews {
    fileprivate var isPresence: Bool {
        switch self {
        case .present, .onShift, .buddy: true
        case .announced, .revoked, .everything: false
        }
    }
}
