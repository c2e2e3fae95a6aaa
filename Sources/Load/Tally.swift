/// What became of all messages: compares what one side heard with what the other had acknowledged.
struct Tally: Equatable, Sendable {
    private(set) var delivered = 0
    private(set) var lost = 0
    private(set) var doubled = 0
    private(set) var outOfOrder = 0

    var isClean: Bool { lost == 0 && doubled == 0 && outOfOrder == 0 }

    mutating func compare(_ heard: [String], with sent: [String]) {
        let once = Set(heard)
        delivered += once.count
        lost += Set(sent).subtracting(once).count
        doubled += heard.count - once.count
        var seen: Set<String> = []
        let inOrder = heard.filter { seen.insert($0).inserted }
        let expected = sent.filter(once.contains)
        outOfOrder += zip(inOrder, expected).count { $0 != $1 }
    }

    func line(conversations: Int) -> String {
        "conversations \(conversations), delivered \(delivered), lost \(lost), doubled \(doubled), out of order \(outOfOrder)"
    }
}
