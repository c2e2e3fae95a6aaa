public import Foundation
public import HelplineCore

/// What the server gives somebody who is about to enrol.
public struct EnrolmentSecrets: Equatable, Sendable {
    public static let shareSize = 32

    public let member: MemberID
    public let share: Data
    public let codeSecret: Data
}
