import ChatWire
import Foundation
import HelplineCore
import NIOCore
import SiteSupport
import Testing

/// The reader of plain messages against the decoder, which is the rule.
@Suite struct PlainMessageTests {
    private let envelope = Data((0..<284).map { UInt8(truncatingIfNeeded: $0 * 7) }).base64URL
    private var usual: String {
        """
        {"id":"4f1c2a9e-0000-4000-8000-00000000002a","epoch":3,"instance":"00ff00ff00ff00ff","counter":12,"envelope":"\(envelope)"}
        """
    }

    @Test func `a message as browsers write it is read without the decoder, in whatever order its members come`() throws
    {
        let members = usual.dropFirst().dropLast().split(separator: ",")
        for _ in 0..<20 {
            let text = "{\(members.shuffled().joined(separator: ","))}"

            let read = MessageBody(plain: ByteBuffer(string: text))

            #expect(try read == decoded(text))
            #expect(read != nil)
        }
    }

    @Test(arguments: [
        "", "{}", "{\"id\":1}", "[1]", "{\"epoch\":01}", "{\"epoch\":-1}", "{\"epoch\":1.0}", "{\"epoch\":1e3}",
        "{\"counter\":9999999999999999}",
    ])
    func `what is incomplete or oddly written is left to the decoder`(text: String) {
        #expect(MessageBody(plain: ByteBuffer(string: text)) == nil)
    }

    @Test func `a member that comes twice, another one, or something after the end is left to the decoder`() {
        for text in [
            usual.dropLast() + ",\"epoch\":4}", usual.dropLast() + ",\"more\":1}", usual + " ", usual + "{}",
            " " + usual,
        ] { #expect(MessageBody(plain: ByteBuffer(string: String(text))) == nil) }
    }

    /// Whatever is changed about a message: when this reads it, the decoder reads the same.
    @Test func `it never reads what the decoder reads differently`() throws {
        var random = SystemRandomNumberGenerator()
        let letters = Array("{}[]\":,\\0123456789abcdefABCDEFxyz_- \u{7f}\u{0}".utf8)
        var agreed = 0
        for _ in 0..<20_000 {
            var bytes = Array(usual.utf8)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = letters.randomElement(using: &random) ?? 0
                case 1: bytes.remove(at: place)
                default: bytes.insert(letters.randomElement(using: &random) ?? 0, at: place)
                }
            }
            guard let read = MessageBody(plain: ByteBuffer(bytes: bytes)) else { continue }
            #expect(try read == decoded(String(decoding: bytes, as: UTF8.self)))
            agreed += 1
        }
        #expect(agreed > 1000)
    }

    private func decoded(_ text: String) throws -> MessageBody {
        try JSONDecoder().decode(MessageBody.self, from: Data(text.utf8))
    }
}
