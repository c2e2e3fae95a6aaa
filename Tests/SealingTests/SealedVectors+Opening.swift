import Foundation
import Sealing
import Testing

/// base64url text as bytes.
func bytes(_ text: String) throws -> Data {
    let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    return try #require(Data(base64Encoded: standard + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)))
}

/// Hex digits as bytes.
func hexBytes(_ hex: String) throws -> Data {
    let digits = Array(hex)
    return Data(
        try stride(from: 0, to: digits.count, by: 2).map { try #require(UInt8(String(digits[$0...$0 + 1]), radix: 16)) }
    )
}

func text(_ bytes: Data) -> String {
    bytes.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

extension SealedVectors {
    func visitorKeys() throws -> VisitorKeys {
        try VisitorKeys(
            conversation: conversation, wrapped: bytes(visitor.wrappedTicket), ticket: Ticket(bytes(visitor.ticket)))
    }

    func teamPair() throws -> KeyPair { try KeyPair(record: bytes(teamRecord)) }

    func guestPair() throws -> KeyPair { try KeyPair(record: bytes(guest.record)) }

    func sealedEpochs() throws -> [SealedEpoch] {
        try epochs.map { epoch in
            SealedEpoch(
                number: epoch.number, teamEpoch: epoch.teamEpoch, audience: epoch.audience,
                reason: try #require(SealedEpoch.Reason(rawValue: epoch.reason)),
                sealed: try epoch.sealed.mapValues { try bytes($0) })
        }
    }

    func signedStatements() throws -> [SignedStatement] {
        try team.statements.map {
            SignedStatement(statement: try bytes($0.statement), signature: try bytes($0.signature))
        }
    }

    func membershipList(lastSeen: Int = 0) throws -> MembershipList {
        try MembershipList(signedStatements(), rootHash: bytes(team.rootHash), lastSeen: lastSeen)
    }
}

extension SealedVectors.Entry {
    func messageSender() throws -> MessageSender {
        try MessageSender(
            role: #require(MessageSender.Role(rawValue: sender.role)), id: sender.id,
            instance: hexBytes(sender.instance),
            counter: sender.counter)
    }
}
