import Foundation
import Testing

@testable import Sealing

private struct PublishedVectors: Decodable {
    struct Vector: Decodable {
        let mode: Int
        let info, skRm, enc, psk, psk_id, aad, pt, ct: String
    }
    let vectors: [Vector]
}

struct HPKEVectorTests {
    @Test(arguments: [0, 1])
    func `the published vector of each mode opens`(mode: Int) throws {
        let all = try VectorFolder.decoded(PublishedVectors.self, "hpke-rfc9180").vectors
        let vector = try #require(all.first { $0.mode == mode })
        let shared = HybridSeal.PreShared(key: try hexBytes(vector.psk), id: try hexBytes(vector.psk_id))

        let opened = try HybridSeal.open(
            try hexBytes(vector.enc + vector.ct), with: KeyPair(scalar: try hexBytes(vector.skRm)),
            info: try hexBytes(vector.info),
            additional: try hexBytes(vector.aad), sharing: mode == 1 ? shared : nil)

        #expect(opened == (try hexBytes(vector.pt)))
    }
}
