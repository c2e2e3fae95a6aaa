public import HelplineCore

extension Conversation {
    /// Whether this professional may read and write its notes: who has it before him, a colleague who was asked about it, and who
    /// leads the shift; nobody once it is closed.
    public func sharesNotes(with professional: Professional, asked: Bool) -> Bool {
        guard state != .closed else { return false }
        return isHeld(by: professional.id) || professional.role.may(.leadShift)
            || (asked && professional.role.may(.talkWithVisitors))
    }

    /// Whether he may write this kind. Nobody whispers to himself.
    public func takes(_ kind: Note.Kind, from professional: Professional, asked: Bool) -> Bool {
        guard sharesNotes(with: professional, asked: asked) else { return false }
        return kind == .note || (professional.role.may(.leadShift) && !isHeld(by: professional.id))
    }
}
