public import HelplineCore

/// Whether the chat is open: a professional has pressed *Open*.
public protocol ServiceStateStore: Sendable {
    func isOpen() async throws(StoreFailure) -> Bool
    func set(open: Bool, recording: AuditEntry) async throws(StoreFailure)
}
