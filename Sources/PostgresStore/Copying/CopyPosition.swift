package import StoreSupport

/// How far a copy has come.
package struct CopyPosition: Equatable, Sendable {
    /// How many batches were committed.
    let batches: Int64
    /// The table that was worked at last, and the last key that is in it; `nil` before the first row.
    package let table: String?
    package let key: [ColumnValue]?
}
