/// The bands of the code book for an age in whole years.
enum AgeBand {
    private static let upTo: [(last: Int, code: Code)] = [
        (8, "0-8"), (11, "9-11"), (14, "12-14"), (15, "15"), (17, "16-17"), (20, "18-20"), (23, "21-23"), (26, "24-26"),
        (29, "27-29"), (38, "30-38"), (47, "39-47"),
    ]

    static func code(for years: Int) -> Code { upTo.first { years <= $0.last }?.code ?? "48+" }
}
