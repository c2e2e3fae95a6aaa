import HelplineCore

/// What is owed before an erasure may be confirmed.
struct ErasureDebt: Sendable {
    /// How often erasures were made, and for how many of these times the log was cut since.
    private(set) var made: Int
    var paid = 0
    /// Erasures that may be missing on the list outside the backup; `nil` until the table was compared with it.
    var unlisted: [ErasureOrder]?

    init(made: Int) { self.made = made }

    /// Called inside the transaction that erases; one that is undone leaves a debt that costs nothing.
    mutating func owe(_ orders: [ErasureOrder]) {
        made += 1
        // Where it is not known what is missing, the whole table will be compared.
        unlisted?.append(contentsOf: orders)
    }
}
