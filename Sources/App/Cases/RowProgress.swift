import Foundation

/// Says on standard error how far a long file is, so that what the command prints stays its own.
final class RowProgress {
    private static let step = 50_000
    private let word: String
    private var told = 0

    /// - Parameter word: What is counted.
    init(of word: String) { self.word = word }

    func callAsFunction(_ count: Int) {
        guard count / Self.step > told / Self.step else { return }
        told = count
        FileHandle.standardError.write(Data("\(count) \(word) …\n".utf8))
    }
}
