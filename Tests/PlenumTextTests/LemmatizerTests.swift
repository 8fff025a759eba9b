import PlenumText
import Testing

struct LemmatizerTests {
  private let lemmatizer = TextAnalyzer.standard.lemmatizer

  @Test(arguments: [
    ("dagtilbud dagtilbuddet dagtilbuddene dagtilbuddenes dagtilbuds", "dagtilbud"),
    ("skole skolen skoler skolerne skolernes Skolens", "skole"),
    ("barn barnet børn børnene børnenes Børns", "barn"),
    ("inklusion inklusionen inklusionens", "inklusion"),
    ("mellemform mellemformer mellemformen mellemformerne", "mellemform"),
    ("forælder forældre forældrene forældres", "forælder"),
    ("specialklasserne specialklasse specialklassernes", "specialklasse"),
    ("børnefællesskaber børnefællesskabers børnefællesskabet", "børnefællesskab"),
    ("pædagog pædagoger pædagogerne pædagogernes", "pædagog"),
    ("normering normeringer normeringerne normeringen", "normering"),
    ("faglig fagligt faglige", "faglig"),
    ("god godt gode bedre bedst", "god"),
    ("visitere visiterer visiteret visiteres visiterede", "visitere"),
    ("opleve opleves oplevede oplevet oplever", "opleve"),
    ("gå går gik gået", "gå"), ("amatør amatøren amatører", "amatør"),
  ])
  func `brings the forms of a word together`(forms: String, lemma: String) {
    for form in forms.split(separator: " ") {
      #expect(lemmatizer.lemma(of: String(form)) == lemma, "\(form)")
    }
  }

  @Test(arguments: [
    ("PPR's", "PPR"), ("PPRs", "PPR"), ("PPR’s", "PPR"), ("ppr", "PPR"), ("SFO'en", "SFO"),
    ("SFO’erne", "SFO"), ("sfo'en", "SFO"), ("KL's", "KL"), ("FGU'ens", "FGU"),
    ("AKT-vejlederne", "AKT-vejleder"), ("UU-vejledere", "UU-vejleder"),
  ])
  func `keeps the capitals of an acronym and drops its inflection`(form: String, lemma: String) {
    #expect(lemmatizer.lemma(of: form) == lemma)
  }

  @Test(arguments: [("OG", "og"), ("IKKE", "ikke"), ("SKOLEN", "skole"), ("VIGTIGT", "vigtig")])
  func `takes shouted words for words`(form: String, lemma: String) {
    #expect(lemmatizer.lemma(of: form) == lemma)
  }

  @Test(arguments: [
    ("får", "far"), ("gå", "ga"), ("brød", "brod"), ("sød", "sod"), ("hår", "har"),
    ("næse", "nase"),
  ])
  func `never folds æ ø and å`(form: String, other: String) {
    #expect(lemmatizer.lemma(of: form) != lemmatizer.lemma(of: other))
  }

  @Test(arguments: [
    "område", "passager", "oversigt", "skolepligt", "minister", "hans", "mens", "pris", "speciale",
    "materiale", "forlig", "plads", "personale", "allerede", "lokalsamfund",
    "desværre", "medmindre", "tomaterne", "kommoden", "skulpturel", "vedkommende",
    "studerende",
  ])
  func `leaves a word that only looks inflected`(word: String) {
    #expect(lemmatizer.lemma(of: word) == word)
  }

  @Test func `gives the same term for composed and decomposed letters`() {
    #expect(lemmatizer.lemma(of: "a\u{30A}rlige") == lemmatizer.lemma(of: "årlige"))
  }

  @Test func `leaves a lemma as it is`() {
    for word in ["barn", "skole", "inklusion", "mellemform", "visitere", "god", "PPR"] {
      #expect(lemmatizer.lemma(of: lemmatizer.lemma(of: word)) == lemmatizer.lemma(of: word))
    }
  }
}
