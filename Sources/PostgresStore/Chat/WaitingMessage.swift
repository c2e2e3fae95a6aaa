import Chat
import HelplineCore

/// A message that waits for its acknowledgement.
struct WaitingMessage: Sendable {
    let message: NewMessage
    let conversation: ConversationID
    let authority: Authority
    let at: Timestamp
    /// Called exactly once.
    let settle: @Sendable (Result<Acknowledgement, StoreFailure>) -> Void

    /// The parameters of `append_message`; `vault` is absent where the conversation has no key (any more).
    func arguments(_ vault: Vault?) throws -> [PostgresValue] {
        var token = PostgresValue.null
        var claimant = PostgresValue.null
        switch authority {
        case .visitor(let digest): token = digest.column
        case .member(let member): claimant = member.column
        case .system: break
        }
        var member = PostgresValue.null
        if case .counsellor(let id) = message.sender.participant { member = id.column }
        let envelope = try vault.map { PostgresValue.bytes(try $0.wrap(message.envelope.bytes)) } ?? .null
        return [
            conversation.column, token, claimant, message.id.column, PostgresValue(message.epoch), member,
            .bytes(message.sender.instance), .int(message.sender.counter), envelope, at.column,
        ]
    }

    /// What the function's answer means to the sender.
    func outcome(_ row: PostgresRow, _ vault: Vault?) throws -> Result<Acknowledgement, StoreFailure> {
        switch try row.text("outcome") {
        case "appended": .success(try acknowledgement(row, repeated: false))
        case "known":
            try isSame(row, vault)
                ? .success(try acknowledgement(row, repeated: true)) : .failure(.conflict(.otherContent))
        case "outdated": .failure(.conflict(.outdated))
        case "wrong-state": .failure(.conflict(.wrongState))
        case "erased": .failure(.erased)
        default: .failure(.notFound)
        }
    }

    private func acknowledgement(_ row: PostgresRow, repeated: Bool) throws -> Acknowledgement {
        Acknowledgement(
            sequence: Int64(try row.int("sequence")), at: try row.timestamp("at"), repeated: repeated)
    }

    /// Whether what was acknowledged under this id before is the same message.
    private func isSame(_ row: PostgresRow, _ vault: Vault?) throws -> Bool {
        var member: PostgresValue = .null
        if case .counsellor(let id) = message.sender.participant { member = id.column }
        guard let vault else { return false }
        return try row.int("epoch") == message.epoch && row.value("member") == member
            && row.bytes("instance") == message.sender.instance && row.int("counter") == Int(message.sender.counter)
            && vault.unwrap(row.bytes("envelope")) == message.envelope.bytes
    }
}
