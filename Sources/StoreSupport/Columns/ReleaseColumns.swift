package import Cases
package import Foundation
package import HelplineCore
package import Reporting

extension ReleaseApproval {
    /// Who approved; `nil` when nobody did.
    package var member: MemberID? { if case .member(let id) = self { id } else { nil } }
    package var reason: String? { if case .nobody(let reason) = self { reason } else { nil } }

    /// Of two columns, of which one is empty.
    package init(member: Data?, reason: String?) throws(StoreFailure) {
        switch (member, reason) {
        case (let member?, nil): self = .member(try MemberID(column: member))
        case (nil, let reason?): self = .nobody(reason: reason)
        default: throw .damaged("a release has no approval, or two")
        }
    }
}

extension CaseFields {
    /// Where the column of a case has its age in whole years, for SQL.
    package static let hasWholeYears = #"codes LIKE '%"age":%' AND codes NOT LIKE '%"age":"%'"#
}
