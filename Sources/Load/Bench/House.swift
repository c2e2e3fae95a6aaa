/// Who gives conversations to play in.
protocol House: Sendable {
    /// So many conversations: of each the visitor's seat and the counsellor's.
    func seats(_ count: Int) async throws -> [[Seat]]
    /// Visitors of as many conversations, of which nobody says anything.
    func idleSeats(_ count: Int) async throws -> [Seat]
}
