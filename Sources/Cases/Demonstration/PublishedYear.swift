/// What was published of a year of the real service: shares and whole numbers, from letters and yearly reports. Where only a share
/// was published it is a whole number of people here; what was not published is not here.
struct PublishedYear {
    let year: Int
    /// Unique visitors with a question about trafficking.
    let counted: Int
    /// Of those, the victims who came themselves; the others are bystanders.
    let own: Int
    /// Of all counted, by form of exploitation, as many as are known.
    let forms: KeyValuePairs<String, Int>
    /// Of the victims themselves.
    var minors = 0
    var to15 = 0
    var longerThanAYear = 0
    var severalPerpetrators = 0
    var byParent = 0
    var firstDisclosure = 0

    static let all = [
        // Only the number of visitors is known: about one in eleven a bystander, as in the years around it.
        PublishedYear(year: 2018, counted: 408, own: 371, forms: ["sex": 360]),
        // 89 % themselves; 265 forced into paid sex; two thirds minor, more than a quarter 15 or younger, more than half longer
        // than a year, one in five several perpetrators, one in fifteen a parent.
        PublishedYear(
            year: 2019, counted: 299, own: 266, forms: ["sex": 265], minors: 177, to15: 70, longerThanAYear: 138,
            severalPerpetrators: 53, byParent: 18),
        // 283 of whom 250 victims; 91.5 % sexual, about 4 % criminal; 65 % first disclosure; almost 60 % minor, 20 % 15 or
        // younger; one in seven a (step)parent.
        PublishedYear(
            year: 2020, counted: 283, own: 250, forms: ["sex": 259, "crim": 11], minors: 148, to15: 50, byParent: 36,
            firstDisclosure: 163),
    ]
}
