import Foundation
import HelplineCore
package import NIOCore
import SiteSupport

extension MessageBody {
    /// A message in the form that browsers write it: the five members, each once, nothing escaped, no blanks. `nil` for anything else,
    /// which is not to say that it is no message: the decoder decides.
    ///
    /// The decoder took longer than keeping the message; a test holds this to its answers.
    package init?(plain bytes: ByteBuffer) {
        let found = bytes.withUnsafeReadableBytes { bytes -> MessageBody? in
            var reader = PlainJSON(bytes)
            return reader.message()
        }
        guard let found else { return nil }
        self = found
    }
}

extension PlainJSON {
    fileprivate mutating func message() -> MessageBody? {
        var id: MessageID?
        var epoch: Int64?
        var instance: String?
        var counter: Int64?
        var envelope: Data?
        guard take("{") else { return nil }
        for place in 0..<5 {
            guard place == 0 || take(","), let name = string(), take(":") else { return nil }
            switch String(decoding: name, as: UTF8.self) {
            case "id" where id == nil: id = string().flatMap { MessageID(String(decoding: $0, as: UTF8.self)) }
            case "epoch" where epoch == nil: epoch = number()
            case "instance" where instance == nil: instance = string().map { String(decoding: $0, as: UTF8.self) }
            case "counter" where counter == nil: counter = number()
            case "envelope" where envelope == nil: envelope = string().flatMap { Data(base64URLBytes: $0) }
            default: return nil
            }
        }
        guard take("}"), isAtEnd, let id, let epoch, let instance, let counter, let envelope else { return nil }
        return MessageBody(
            id: id, epoch: Int(epoch), instance: instance, counter: counter, envelope: Base64URLBytes(envelope))
    }
}
