import Chat
import Foundation
import HelplineCore
import SiteSupport

/// When the chat is open, in sentences of one language: rendered by the server, so that they are there without scripts too.
struct OpeningWords {
    let door: Door
    let now: Timestamp
    let texts: Texts
    var calendar = LocalCalendar.amsterdam

    /// A time that is more than a day away would be read as today's.
    var open: String {
        guard let closes = door.closes, closes - now < .hours(24) else { return say("homeOpenNow") }
        return say("homeOpen", at: closes)
    }

    /// Within the hours while nobody has opened yet it names no time: a promise would be a guess.
    var closed: String {
        guard let next = door.next else { return say("homeClosedNow") }
        return next.from > now ? say("homeClosed", at: next.from) : say("homeClosedSoon", at: next.until)
    }

    /// When a message that is left now will be read.
    var read: String {
        guard let next = door.next else { return say("leaveSoon") }
        return next.from > now ? say("leaveMsg", at: next.from) : say("leaveToday")
    }

    private func say(_ key: String, at time: Timestamp? = nil) -> String {
        guard let time else { return texts.text(key) ?? "" }
        return texts.text(key, ["day": day(of: time), "time": clock(of: time)]) ?? ""
    }

    private func clock(of time: Timestamp) -> String {
        let minute = calendar.minute(of: time)
        return "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }

    /// Today, tomorrow, the day of the week within six days, and the date of what is further.
    private func day(of time: Timestamp) -> String {
        guard let day = calendar.day(of: time), let today = calendar.day(of: now) else { return "" }
        if day == today { return say("dayToday") }
        if day == calendar.day(today, plus: 1) { return say("dayTomorrow") }
        let name = names("dayNames")[calendar.weekday(of: day) - 1]
        if let week = calendar.day(today, plus: 7), day < week { return texts.text("dayNamed", ["name": name]) ?? "" }
        let month = names("monthNames")[day.month - 1]
        return texts.text("dayDated", ["name": name, "number": String(day.day), "month": month]) ?? ""
    }

    /// Names that are one text with commas between them.
    private func names(_ key: String) -> [String] {
        let names = say(key).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return names + Array(repeating: "", count: max(0, 12 - names.count))
    }

    static let example = OpeningWords(
        door: .shut(salt: Data()), now: Timestamp(seconds: 0), texts: Texts(language: .dutch, values: [:]))
}
