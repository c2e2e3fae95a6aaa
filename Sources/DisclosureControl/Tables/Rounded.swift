/// Derived figures that are coarse enough to publish.
public enum Rounded {
    /// Whole per cent of published counts; `nil` over fewer people than `smallestBase`.
    public static func percentage(_ count: Int, of base: Int, smallestBase: Int) -> Int? {
        guard base >= smallestBase, base > 0 else { return nil }
        return half(up: count * 100, by: base)
    }

    /// The mean as a whole number; `nil` over fewer people than `smallestBase`.
    public static func mean(sum: Int, of base: Int, smallestBase: Int) -> Int? {
        guard base >= smallestBase, base > 0 else { return nil }
        return half(up: sum, by: base)
    }

    /// Rounds half up in whole numbers, so that every machine rounds alike.
    private static func half(up dividend: Int, by divisor: Int) -> Int { (2 * dividend + divisor) / (2 * divisor) }
}
