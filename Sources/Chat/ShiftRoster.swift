public import HelplineCore

/// Which professionals have their workspace open at this moment, at whatever node. Kept in memory only.
///
/// Invariant: who is not known to be gone counts as there. So a node that has just started, or that cannot hear the
/// others, takes no conversation from anybody.
public actor ShiftRoster {
    private struct Seat: Hashable {
        let node: String
        let member: MemberID
    }

    private let clock: any WallClock
    private var streams: [MemberID: Int] = [:]
    /// Told by other nodes: until when it counts.
    private var elsewhere: [Seat: Timestamp] = [:]
    /// When the last stream of who is gone was last known to be open.
    private var gone: [MemberID: Timestamp] = [:]
    /// From when on this node has heard all others without interruption; `nil` while it cannot.
    private var hearingSince: Timestamp?
    private var relay: (any NodeRelay)?

    public init(clock: any WallClock) {
        self.clock = clock
        hearingSince = clock.now()
    }

    /// From now on the other nodes are told.
    public func connect(_ relay: any NodeRelay) { self.relay = relay }

    /// Everybody who is present at this node, told again and again.
    public func here() -> [NodeNews] { streams.map { .onShift($0.key, streams: $0.value) } }

    /// A workspace was opened; each `arrive` is followed by one `leave`.
    public func arrive(_ member: MemberID) {
        streams[member, default: 0] += 1
        gone[member] = nil
        relay?.tell(.onShift(member, streams: streams[member] ?? 0))
    }

    public func leave(_ member: MemberID) {
        guard let count = streams[member] else { return }
        streams[member] = count > 1 ? count - 1 : nil
        if count == 1 { gone[member] = clock.now() }
        relay?.tell(.onShift(member, streams: count - 1))
    }

    /// What another node told.
    public func hear(_ member: MemberID, streams: Int, from node: String) {
        let now = clock.now()
        elsewhere = elsewhere.filter { $0.value > now }
        elsewhere[Seat(node: node, member: member)] = streams > 0 ? now + RemotePresence.lasts : nil
        gone[member] = now
    }

    /// The other nodes cannot be heard, until `hearsAgain`.
    public func hearsNobody() { hearingSince = nil }

    public func hearsAgain() { hearingSince = clock.now() }

    /// Who is there now.
    public func present() -> Set<MemberID> {
        let now = clock.now()
        return Set(streams.keys).union(elsewhere.filter { $0.value > now }.keys.map(\.member))
    }

    /// Whether this professional has had no workspace open anywhere for all of `absence`.
    public func isGone(_ member: MemberID, for absence: Duration) -> Bool {
        let now = clock.now()
        guard let hearingSince, !present().contains(member) else { return false }
        return now - max(gone[member] ?? hearingSince, hearingSince) >= absence
    }
}
