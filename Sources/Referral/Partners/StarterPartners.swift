import Foundation
import HelplineCore

/// The national public numbers that a directory begins with. Each is to be confirmed by the organisation itself: none has a review date.
public enum StarterPartners {
    /// Their ids never change, so that a second time adds none.
    public static func all() throws(PartnerProblem) -> [Partner] {
        try [
            partner(
                1, .emergency, phone: "112", .now,
                nl: .init(
                    name: "112", reach: "Bel 112 als je nu in gevaar bent.",
                    next: "Iemand vraagt waar je bent en wat er gebeurt. De politie of een ambulance komt."),
                en: .init(
                    name: "112", reach: "Call 112 if you are in danger now.",
                    next: "Somebody asks where you are and what is happening. The police or an ambulance comes.")),
            partner(
                2, .police, phone: "0900-8844", website: "https://www.politie.nl", .days,
                nl: .init(
                    name: "Politie, geen spoed", reach: "Vraag naar iemand die over mensenhandel gaat.",
                    next: "Je mag eerst alleen praten. Praten is nog geen aangifte."),
                en: .init(
                    name: "Police, not urgent", reach: "Ask for somebody who deals with human trafficking.",
                    next: "You may talk first. Talking is not yet a police report.")),
            partner(
                3, .veiligThuis, phone: "0800-2000", website: "https://veiligthuis.nl", .now,
                nl: .init(
                    name: "Veilig Thuis", reach: "Bel gratis. Je hoeft je naam niet te zeggen.",
                    next: "Iemand luistert en denkt met je mee over wat kan."),
                en: .init(
                    name: "Veilig Thuis (Safe at Home)", reach: "Calling is free. You need not say your name.",
                    next: "Somebody listens and thinks with you about what is possible.")),
            partner(
                4, .helpline, phone: "0800-0113", website: "https://www.113.nl", .now,
                nl: .init(
                    name: "113 Zelfmoordpreventie", reach: "Bel 113 of gratis 0800-0113. Chatten kan op de website.",
                    next: "Je praat met iemand over je gedachten aan de dood. Dat kan zonder naam."),
                en: .init(
                    name: "113 Suicide Prevention", reach: "Call 113, or 0800-0113 for free. The website has a chat.",
                    next: "You talk with somebody about thoughts of suicide. You need not say your name.")),
            partner(
                5, .coordinationCentre, phone: "033-4481186", website: "https://www.comensha.nl", .days,
                nl: .init(
                    name: "CoMensha", reach: "Wij bellen voor je als jij dat wilt. Zij zijn er op werkdagen.",
                    next: "Zij zoeken een veilige plek of iemand die je helpt."),
                en: .init(
                    name: "CoMensha", reach: "We call for you if you want that. They are there on working days.",
                    next: "They look for a safe place or for somebody who helps you.")),
        ]
    }

    private static func partner(
        _ number: UInt8, _ kind: PartnerKind, phone: String, website: String? = nil, _ urgency: PartnerReach.Urgency,
        nl: PartnerWords, en: PartnerWords
    ) throws(PartnerProblem) -> Partner {
        // Who is there day and night says so here; of the others the hours are not known until they confirm them.
        let hours: OpeningHours = urgency == .now ? .always : .none
        return try Partner(
            id: PartnerID(UUID(uuid: (0x50, 0x61, 0x72, 0x74, 0x6E, 0x65, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number))),
            version: 1, kind: kind, dutch: nl, english: en, phone: phone, website: website,
            serves: PartnerReach(urgency: urgency, hours: hours))
    }
}
