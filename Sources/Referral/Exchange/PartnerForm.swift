/// A form in which a partner directory goes from one organisation to another: docs/operate/partners.md.
public enum PartnerForm: String, Sendable, CaseIterable {
    /// One file with a row for each entry.
    case csv
    /// Open Referral's Human Services Data Specification 3.0 as a Tabular Data Package: a folder of files that refer to each other.
    case hsds
}
