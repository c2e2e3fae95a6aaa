/// How complete a registration has to be.
public enum Registration: Sendable, CaseIterable {
    /// Saved while it is being filled in: anything may be missing, nothing may be wrong.
    case draft
    /// Done: the required fields are there, what was not filled becomes `unk`.
    case final
    /// From a file: as `final`, but role and topic may be unknown, entrances have names of their own, and care columns are
    /// checked and then left out.
    case imported

    var needsRequiredFields: Bool { self == .final }
    var fillsUnknown: Bool { self != .draft }
    var takesAnyEntrance: Bool { self == .imported }
    var leavesCareOut: Bool { self == .imported }
}
