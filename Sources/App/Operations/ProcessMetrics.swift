import Foundation
import SiteSupport

/// The process itself: memory and time.
struct ProcessMetrics: Sendable {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init() { start = clock.now }

    var families: [MetricFamily] {
        var families = [
            MetricFamily(
                "lichtpunt_uptime_seconds", .gauge, "Seconds since the start.",
                [.init((clock.now - start) / .seconds(1))])
        ]
        if let bytes = Self.residentBytes {
            families.append(
                MetricFamily(
                    "lichtpunt_resident_memory_bytes", .gauge, "Memory of the process that is in RAM.",
                    [.init(Double(bytes))]))
        }
        return families
    }

    /// From the kernel's table; `nil` where there is none.
    private static var residentBytes: Int? {
        guard let table = FileManager.default.contents(atPath: "/proc/self/statm"),
            let pages = String(decoding: table, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap({
                Int($0)
            })
        else { return nil }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
