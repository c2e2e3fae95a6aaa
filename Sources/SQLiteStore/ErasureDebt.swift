/// How many erasures were made, and for how many of them the log was cut since.
struct ErasureDebt: Sendable {
    var made: Int
    var paid = 0
}
