import Foundation
import HelplineCore
import Sealing

/// Bytes as they travel: base64url without padding.
struct WireBytes: Codable, Sendable {
    let data: Data

    init(_ data: Data) { self.data = data }

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let data = Data(base64URL: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not base64url"))
        }
        self.data = data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(data.base64URL)
    }
}

/// The JSON of the two sites, as far as the load program speaks it (Assets/openapi has all of it).
enum WireShapes {
    struct Empty: Codable {}

    struct Statements: Decodable {
        struct Line: Decodable {
            let statement: WireBytes
            let signature: WireBytes
        }
        struct Key: Decodable {
            let teamEpoch: Int
            let sealed: WireBytes
        }
        let statements: [Line]
        let keys: [Key]?

        var signed: [SignedStatement] {
            statements.map { SignedStatement(statement: $0.statement.data, signature: $0.signature.data) }
        }
    }

    struct Challenge: Decodable {
        let challenge: String
        let bits: Int
        let iterations: Int
    }

    struct Opening: Encodable {
        struct Solution: Encodable {
            let challenge: String
            let nonce: String
        }
        struct Epoch: Encodable {
            let number: Int
            let teamEpoch: Int
            let audience: [String]
            let reason: String
            let sealed: [String: WireBytes]
        }
        let id: String
        let language = "nl"
        let puzzle: Solution
        let teamEpoch: Int
        let wrappedTicket: WireBytes
        let sealedRoot: WireBytes
        let epoch: Epoch
    }

    struct Message: Encodable {
        var id: String
        let epoch: Int
        let instance: String
        let counter: Int
        let envelope: WireBytes
    }

    struct Acknowledged: Decodable {
        let seq: Int
    }

    struct Entry: Decodable {
        struct Body: Decodable {
            struct From: Decodable {
                let role: String
                let id: String
                let instance: String
                let counter: Int
            }
            let id: String
            let epoch: Int
            let sender: From
            let envelope: WireBytes

            func messageSender() throws -> MessageSender {
                guard let role = MessageSender.Role(rawValue: sender.role),
                    let instance = Data(hexadecimal: sender.instance)
                else { throw LoadTrouble.unreadable("sender") }
                return MessageSender(role: role, id: sender.id, instance: instance, counter: sender.counter)
            }
        }
        private enum Keys: String, CodingKey { case conversation, seq, at, type }

        /// Only on the staff's stream, which carries many conversations.
        let conversation: String?
        let seq: Int
        /// Seconds since 1970.
        let at: Int
        let type: String
        /// Only of entries that are messages.
        let message: Body?

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Keys.self)
            conversation = try fields.decodeIfPresent(String.self, forKey: .conversation)
            seq = try fields.decode(Int.self, forKey: .seq)
            at = try fields.decode(Int.self, forKey: .at)
            type = try fields.decode(String.self, forKey: .type)
            message = type == "message" ? try Body(from: decoder) : nil
        }
    }

    struct Salt: Decodable {
        let salt: WireBytes
        let iterations: Int
    }

    struct SignIn: Encodable {
        let name: String
        let secret: WireBytes
        let code: String
    }

    struct Unlocked: Decodable {
        struct Member: Decodable { let id: String }
        let member: Member
        let share: WireBytes
        let wrapped: WireBytes
    }

    struct Queue: Decodable {
        struct Waiting: Decodable { let id: String }
        struct Mine: Decodable {
            let id: String
            let state: String
        }
        struct Offer: Decodable {
            struct Member: Decodable { let id: String }
            let id: String
            let to: Member
        }
        var waiting: [Waiting]
        var mine: [Mine]
        var offers: [Offer]?
        let atMost: Int
    }

    /// What is not in a conversation's log.
    struct State: Decodable { let state: String }

    struct Registration: Encodable {
        let version = 1
        let fields = Fields()
        let final = true

        struct Fields: Encodable {
            let role = "self"
            let topic = ["th"]
        }
    }

    struct Opened: Decodable {
        struct Sealed: Decodable {
            let teamEpoch: Int
            let sealed: WireBytes
        }
        struct Epoch: Decodable {
            let number: Int
            let teamEpoch: Int
            let audience: [String]
            let reason: String
            let sealed: WireBytes
        }
        let sealedRoot: Sealed
        let epochs: [Epoch]
    }
}
