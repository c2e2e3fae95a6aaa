public import HelplineCore

/// Takes what a file says into the directory: all of it, or nothing.
public struct PartnerImporter: Sendable {
    public enum Failure: Error, Equatable, Sendable {
        /// The file's problems; the rest is only counted.
        case invalid([PartnerFileProblem], total: Int)
        /// The directory would hold more than `Partner.most`.
        case full
        case store(StoreFailure)
    }
    private let directory: any PartnerDirectory

    public init(_ directory: any PartnerDirectory) { self.directory = directory }

    /// An entry that is there already as the file has it stays; one with its id that says something else is replaced.
    /// - Parameter isTrial: Says what would become of the file, and keeps nothing.
    public func take(
        _ reading: PartnerFileReading, isTrial: Bool = false, recording: AuditEntry
    ) async throws(Failure) -> PartnerImportSummary {
        guard reading.problemCount == 0 else { throw .invalid(reading.problems, total: reading.problemCount) }
        do throws(StoreFailure) {
            let known = try await directory.all()
            let versions = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })
            let changed = reading.partners.filter { partner in versions[partner.id]?.says(partner) != true }
            var replaced = changed.count { versions[$0.id] != nil }
            guard known.count + changed.count - replaced <= Partner.most else { throw .conflict(.limitReached) }
            if !isTrial && !changed.isEmpty { replaced = try await directory.take(changed, recording: recording) }
            var summary = PartnerImportSummary(of: reading)
            summary.new = changed.count - replaced
            summary.replaced = replaced
            summary.unchanged = reading.partners.count - changed.count
            summary.isTrial = isTrial
            return summary
        } catch {
            if error == .conflict(.limitReached) { throw .full }
            throw .store(error)
        }
    }
}

extension Partner {
    /// Whether the other says the same, whatever its version.
    fileprivate func says(_ other: Partner) -> Bool {
        kind == other.kind && dutch == other.dutch && english == other.english && phone == other.phone
            && website == other.website && serves == other.serves && review == other.review
    }
}
