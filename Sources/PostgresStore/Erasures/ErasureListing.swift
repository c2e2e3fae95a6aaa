import Foundation
import HelplineCore
import StoreSupport
import Synchronization

/// Keeps this node's list of erasures, outside the database, up with what all nodes erased.
final class ErasureListing: Sendable {
    private struct State {
        /// What stands on the list; `nil` until it was read.
        var listed: Set<ConversationID>?
        /// The newest hour of an erasure that was seen.
        var newest = Timestamp(milliseconds: 0)
    }
    /// Nodes write an erasure's hour by their own clocks, and a commit may come late.
    private static let slack = Duration.hours(3)

    private let list: ErasureList
    private let state = Mutex(State())

    init(_ list: ErasureList) { self.list = list }

    /// From when on erasures may be missing on the list: the beginning of time, at a node's first look.
    var since: Timestamp {
        state.withLock { $0.listed == nil ? Timestamp(milliseconds: 0) : $0.newest - Self.slack }
    }

    /// `orders` are all that were made from `since` on. When it returns they stand on the list.
    func catchUp(with orders: [ErasureOrder]) throws {
        try add(orders)
        state.withLock { $0.newest = max($0.newest, orders.map(\.at).max() ?? $0.newest) }
    }

    /// When it returns, all of these stand on the list, on the disk. It waits for the disk: not for Swift's own threads.
    func add(_ orders: [ErasureOrder]) throws {
        try state.withLock { state in
            let listed = try state.listed ?? Set(list.orders().map(\.conversation))
            let missing = orders.filter { !listed.contains($0.conversation) }
            if !missing.isEmpty { try list.append(missing) }
            state.listed = listed.union(missing.map(\.conversation))
        }
    }
}
