public import HelplineCore

extension Professional {
    /// Bram, a counsellor on shift.
    public static let bram = Professional(
        id: MemberID("b0000000-0000-4000-8000-000000000001")!, name: "bram", displayName: "Bram", role: .counsellor)
    /// Chris, another counsellor.
    public static let chris = Professional(
        id: MemberID("c0000000-0000-4000-8000-000000000002")!, name: "chris", displayName: "Chris", role: .counsellor)
    /// Dina, the coordinator.
    public static let dina = Professional(
        id: MemberID("d0000000-0000-4000-8000-000000000003")!, name: "dina", displayName: "Dina", role: .coordinator)
    /// Wim, who leads the shift.
    public static let wim = Professional(
        id: MemberID("a0000000-0000-4000-8000-000000000006")!, name: "wim", displayName: "Wim", role: .shiftLead)
    /// A counsellor of the same team without business in the conversation at hand.
    public static let outsider = Professional(
        id: MemberID("e0000000-0000-4000-8000-000000000004")!, name: "olaf", displayName: "Olaf", role: .counsellor)
    /// Rosa, a researcher: sees counts, never a conversation.
    public static let rosa = Professional(
        id: MemberID("f0000000-0000-4000-8000-000000000005")!, name: "rosa", displayName: "Rosa", role: .researcher)
}
