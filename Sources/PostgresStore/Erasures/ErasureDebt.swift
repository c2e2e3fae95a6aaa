/// How many erasures were made, and for how many of them the table of keys was written anew since.
struct ErasureDebt: Sendable {
    var made: Int
    var paid = 0
}
