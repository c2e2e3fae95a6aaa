public import Foundation

/// What somebody gets who proved to be who he says: his wrapped keys and the server's half of what opens them.
public struct UnlockedKeys: Equatable, Sendable {
    public let member: Member
    public let share: Data
    public let wrapped: Data
}
