/// The demonstration's second door: in young people's words, for those who are made to commit offences.
enum DemonstrationDoor {
    static let file = """
        [
          {
            "name": "straat",
            "hosts": ["straat.localhost"],
            "texts": {
              "nl": {
                "homeH1": "Zit je vast in iets wat je niet wilt?",
                "homeLead": "Chat gratis met iemand die naar je luistert. Je hoeft niet te zeggen wie je bent.",
                "homeLeadSimple": "Je kunt met ons chatten. Dat is: berichten typen. Het kost niets. Je naam hoeft niet.",
                "homeWho": "Moet je van iemand dingen doen die niet mogen? Spullen wegbrengen, geld opnemen of iets stelen? \
        Kun je er niet mee stoppen? Dat is niet alleen jouw schuld. Praat met ons.",
                "homeWhoSimple": "Moet je iets doen wat niet mag? Iets wegbrengen, geld halen of stelen? Wil je stoppen? \
        Dat is niet alleen jouw schuld. Chat met ons."
              },
              "en": {
                "homeH1": "Stuck in something you do not want?",
                "homeLead": "Chat for free with someone who listens to you. You do not have to say who you are.",
                "homeLeadSimple": "You can chat with us. That is: typing messages. It costs nothing. No name needed.",
                "homeWho": "Does someone make you do things that are not allowed? Carry things, take out money or steal? \
        Can you not stop? That is not only your fault. Talk to us.",
                "homeWhoSimple": "Must you do something that is not allowed? Carry things, get money or steal? Do you want to stop? \
        That is not only your fault. Chat with us."
              }
            }
          }
        ]
        """
}
