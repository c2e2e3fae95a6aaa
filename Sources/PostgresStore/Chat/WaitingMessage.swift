import Chat
import HelplineCore
import StoreSupport

/// A message that waits for its acknowledgement.
struct WaitingMessage: Sendable {
    let message: NewMessage
    let conversation: ConversationID
    let authority: Authority
    let at: Timestamp
    /// Called exactly once.
    let settle: @Sendable (Result<Acknowledgement, StoreFailure>) -> Void

    /// The parameters of `append_message`; `vault` is absent where the conversation has no key (any more).
    func arguments(_ vault: Vault?) throws -> [ColumnValue] {
        var token = ColumnValue.null
        var claimant = ColumnValue.null
        switch authority {
        case .visitor(let digest): token = digest.column
        case .talking(let member): claimant = member.column
        case .member, .guest, .system: break
        }
        var member = ColumnValue.null
        if case .counsellor(let id) = message.sender.participant { member = id.column }
        let envelope = try vault.map { ColumnValue.bytes(try $0.wrap(message.envelope.bytes)) } ?? .null
        return [
            conversation.column, token, claimant, message.id.column, ColumnValue(message.epoch), member,
            .bytes(message.sender.instance), .int(message.sender.counter), envelope, at.column,
        ]
    }

    /// What the function's answer means to the sender.
    func outcome(_ row: StoredRow, _ vault: Vault?, claimedBy: MemberID?) throws
        -> Result<Acknowledgement, StoreFailure>
    {
        switch try row.text("outcome") {
        case "appended": .success(try acknowledgement(row, repeated: false, claimedBy: claimedBy))
        case "known":
            try isSame(row, vault)
                ? .success(try acknowledgement(row, repeated: true)) : .failure(.conflict(.otherContent))
        case "outdated": .failure(.conflict(.outdated))
        case "wrong-state": .failure(.conflict(.wrongState))
        case "erased": .failure(.erased)
        default: .failure(.notFound)
        }
    }

    private func acknowledgement(_ row: StoredRow, repeated: Bool, claimedBy: MemberID? = nil) throws
        -> Acknowledgement
    {
        Acknowledgement(
            sequence: Int64(try row.int("sequence")), at: try row.timestamp("at"), repeated: repeated,
            claimedBy: claimedBy)
    }

    /// Whether what was acknowledged under this id before is the same message.
    private func isSame(_ row: StoredRow, _ vault: Vault?) throws -> Bool {
        var member: ColumnValue = .null
        if case .counsellor(let id) = message.sender.participant { member = id.column }
        guard let vault else { return false }
        return try row.int("epoch") == message.epoch && row.value("member") == member
            && row.bytes("instance") == message.sender.instance && row.int("counter") == Int(message.sender.counter)
            && vault.unwrap(row.bytes("envelope")) == message.envelope.bytes
    }
}
