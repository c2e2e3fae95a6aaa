import Foundation
import Synchronization

/// What the clients saw, a line of JSON each, for whoever wants to count without this program.
final class Record: Sendable {
    enum Event: String, Encodable {
        case sending, acknowledged, heard
        /// Anything but the other side's message that her page was sent: `text` says what.
        case told
    }
    enum Side: String, Encodable { case visitor, counsellor }

    private struct Line: Encodable {
        /// Seconds since 1970.
        let at: Double
        let conversation: String
        let side: Side
        let event: Event
        let text: String
        /// The entry's place in the log, once the client knows it.
        let sequence: Int?
        /// Seconds since 1970 by the server's clock, of an entry.
        let moment: Int?
    }

    private let file: Mutex<FileHandle>

    init(at path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        file = Mutex(try FileHandle(forWritingTo: URL(fileURLWithPath: path)))
    }

    func note(
        _ event: Event, by side: Side, in conversation: String, _ text: String, sequence: Int? = nil, moment: Int? = nil
    ) throws {
        let line = Line(
            at: Date().timeIntervalSince1970, conversation: conversation, side: side, event: event, text: text,
            sequence: sequence, moment: moment)
        let bytes = try JSONEncoder().encode(line) + Data("\n".utf8)
        try file.withLock { try $0.write(contentsOf: bytes) }
    }
}
