import Foundation
import Sealing
import Testing

/// One of every kind of sealed thing, with what opens it: `Vectors/sealed-by-….json`. Bytes are base64url text.
struct SealedVectors: Codable {
    struct Visitor: Codable { var ticket, token, tokenHash, wrappedTicket, sealedRoot, record, root: String }
    struct Guest: Codable { var id, record: String }
    struct Epoch: Codable {
        var number, teamEpoch: Int
        var audience: [String]
        var reason: String
        var sealed: [String: String]
    }
    struct Sender: Codable {
        var role, id, instance: String
        var counter: Int
    }
    struct Entry: Codable {
        var sequence, epoch: Int
        var sender: Sender
        var envelope, text: String
        var card: MessageCard?
        var seen: Int
        var hash: String
    }
    struct Log: Codable {
        var start: String
        var entries: [Entry]
        var end: String
    }
    struct Item: Codable { var kind, item, text, sealed: String }
    struct Staff: Codable {
        var sealedKey: String
        var items: [Item]
    }
    struct SavedText: Codable {
        var id, owner: String
        var version, teamEpoch: Int
        var signer, sealed, signature, text, signingPublic: String
    }
    struct Signed: Codable { var statement, signature: String }
    struct Member: Codable {
        var id, role: String
        var removed: Bool
    }
    struct TeamEpoch: Codable {
        var teamEpoch: Int
        var teamPublic: String
    }
    struct TeamKeyCopy: Codable {
        var member, record: String
        var teamEpoch: Int
        var sealed: String
    }
    struct Team: Codable {
        var statements: [Signed]
        var rootHash: String
        var members: [Member]
        var teamHistory: [TeamEpoch]
        var teamKeys: [TeamKeyCopy]
    }
    struct Blob: Codable {
        var id, passphrase, salt: String
        var iterations: Int
        var signInSecret, share, wrapped, hpkeRecord, signingRecord: String
        var lastNumber: Int
    }
    struct Invitation: Codable {
        var id, fragment, tokenHash, member, token, inviterRecord, sealedSecret, hpkePublic, signingPublic, mac: String
    }
    struct ReturnCode: Codable {
        var code, salt: String
        var iterations: Int
        var locator, secret, wrapped: String
    }
    struct Kit: Codable { var key, root, record: String }
    struct Puzzle: Codable {
        var challenge: String
        var bits, iterations: Int
        var nonce: String
    }

    var conversation: String
    var teamEpoch: Int
    var teamRecord: String
    var visitor: Visitor
    var guest: Guest
    var epochs: [Epoch]
    var log: Log
    var staff: Staff
    var savedText: SavedText
    var team: Team
    var member: Blob
    var invitation: Invitation
    var returnCode: ReturnCode
    var kit: Kit
    var puzzle: Puzzle
}

/// Who sealed a file of vectors: each side must open both.
enum Maker: String, CaseIterable, CustomTestStringConvertible {
    case browser = "sealed-by-browser"
    case swift = "sealed-by-swift"

    var testDescription: String { rawValue }

    func vectors() throws -> SealedVectors { try VectorFolder.decoded(SealedVectors.self, rawValue) }
}

enum VectorFolder {
    static func decoded<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors")
        return try JSONDecoder().decode(type, from: Data(contentsOf: try #require(url)))
    }
}
