/// Why a statement does not belong where it was offered.
public enum MembershipFlaw: Error, Equatable, Sendable {
    /// Statement 0 is not a founding signed by its own coordinator, or a founding comes later.
    case notAFounding
    /// Its number or previous hash is not the next one: the list has moved on.
    case notTheNext
    /// The signer was no coordinator at that point, or was removed.
    case signerMayNot
    /// The signature is not the signer's over these bytes.
    case wrongSignature
    /// A key that the action needs is absent, or one it must not bring is there.
    case malformed
    /// The team epoch or key is not the one in force, or a rotation skips one.
    case wrongTeamKey
    /// Somebody who is or was a member is brought in again.
    case alreadyMember
    /// Whom it is about is not in the team.
    case notAMember
}
