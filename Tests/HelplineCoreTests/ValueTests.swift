import Foundation
import HelplineCore
import Testing

@Suite struct ValueTests {
    @Test func `an id is a UUID in lower case and nothing else`() {
        let text = "A1B2C3D4-0000-4000-8000-00000000000F"

        #expect(MemberID(text)?.description == text.lowercased())
        for wrong in [
            "", "a1b2c3d4", "{\(text)}", text + "0", "a1b2c3d4-0000-4000-8000-00000000000g",
            "a1b2c3-4-0000-4000-8000-00000000000f",
        ] {
            #expect(MemberID(wrong) == nil)
        }
    }

    @Test(arguments: [(0, 0), (3_599_999, 0), (3_600_000, 3_600_000), (-1, -3_600_000)])
    func `the hour of a moment is the one it lies in`(milliseconds: Int, hour: Int) {
        #expect(Timestamp(milliseconds: Int64(milliseconds)).hour.milliseconds == Int64(hour))
    }

    @Test(arguments: 0..<70)
    func `bytes survive base64url`(count: Int) {
        let bytes = Data.random(count)

        #expect(Data(base64URL: bytes.base64URL) == bytes)
        #expect(!bytes.base64URL.contains { "+/=".contains($0) })
    }

    @Test(arguments: ["YQ==", "a+b/", "*", "Y", "YR"])
    func `what is not base64url is refused`(text: String) {
        #expect(Data(base64URL: text) == nil)
    }

    @Test func `a digest is that of the secret, and of 32 bytes`() {
        let secret = Data.random(32)
        let digest = SecretDigest(of: secret)

        #expect(SecretDigest(stored: digest.bytes) == digest)
        #expect(SecretDigest(of: .random(32)) != digest)
        #expect(SecretDigest(stored: .random(31)) == nil)
        #expect(digest.bytes != secret)
    }
}
