"""The literature that the catalogue cites. Says nothing about a scheme.

Pages are those that the scheme files of Carneades 4 and of B. Kurtuldu's continuation of it give for a scheme, or that
the article's own entry gives; where neither does, the catalogue names the work alone.
"""

from __future__ import annotations

from argmap.schemes.records import Place, Work

WRM = Work(
    "Walton, Reed and Macagno 2008",
    "Walton, Douglas, Chris Reed and Fabrizio Macagno: Argumentation Schemes. Cambridge University Press, 2008.",
)
PRESUMPTIVE = Work(
    "Walton 1996",
    "Walton, Douglas: Argumentation Schemes for Presumptive Reasoning. Mahwah, N.J.: Erlbaum, 1996.",
)
PRAGMATIC = Work(
    "Walton 1995",
    "Walton, Douglas: A Pragmatic Theory of Fallacy. Tuscaloosa and London: University of Alabama Press, 1995.",
)
FUNDAMENTALS = Work(
    "Walton 2006",
    "Walton, Douglas: Fundamentals of Critical Argumentation. New York: Cambridge University Press, 2006.",
)
INFORMAL = Work("Walton 1989", "Walton, Douglas: Informal Logic. New York: Cambridge University Press, 1989.")
EXPERT = Work(
    "Walton 1997",
    "Walton, Douglas: Appeal to Expert Opinion. University Park: Pennsylvania State University Press, 1997.",
)
PITY = Work("Walton 1997a", "Walton, Douglas: Appeal to Pity. Albany: State University of New York Press, 1997.")
HOMINEM = Work("Walton 1998", "Walton, Douglas: Ad Hominem Arguments. Tuscaloosa: University of Alabama Press, 1998.")
POPULAR = Work(
    "Walton 1999",
    "Walton, Douglas: Appeal to Popular Opinion. University Park: Pennsylvania State University Press, 1999.",
)
SLOPE = Work("Walton 1992", "Walton, Douglas: Slippery Slope Arguments. Newport News: Vale Press, 1992, again 1999.")
SCARE = Work("Walton 2000", "Walton, Douglas: Scare Tactics. Dordrecht: Kluwer, 2000.")
LEGAL = Work(
    "Walton 2002",
    "Walton, Douglas: Legal Argumentation and Evidence. University Park: Pennsylvania State University Press, 2002.",
)
SUNK = Work(
    "Walton 2002a",
    "Walton, Douglas: The Sunk Costs Fallacy or Argument from Waste. Argumentation 16, 2002.",
)
APPEARANCE = Work("Walton 2006a", "Walton, Douglas: Argument from Appearance: A New Argumentation Scheme. 2006.")
FAIRNESS = Work(
    "Walton 2014",
    "Walton, Douglas: Baseballs and Arguments from Fairness. Artificial Intelligence and Law 22(4), 2014, 423–449.",
)
GENERALIZATION = Work(
    "Walton 1999a", "Walton, Douglas: Rethinking the Fallacy of Hasty Generalization. Argumentation 13, 1999."
)
BEGGING = Work(
    "Walton 1991",
    "Walton, Douglas: Begging the Question: Circular Reasoning as a Tactic of Argumentation. New York: Greenwood, "
    "1991.",
)
AMBIGUITY = Work("Walton 1996a", "Walton, Douglas: Fallacies Arising from Ambiguity. Dordrecht: Kluwer, 1996.")
STRAW = Work("Walton 1996b", "Walton, Douglas: The Straw Man Fallacy. In: Logic and Argumentation. Amsterdam, 1996.")
WITNESS = Work(
    "Walton, Prakken and Reed 2003",
    "Walton, Douglas, Henry Prakken and Chris Reed: Argumentation Schemes and Generalisations in Reasoning about "
    "Evidence. In: Proceedings of the 9th International Conference on Artificial Intelligence and Law, 2003.",
)
CREDIBLE = Work(
    "Wyner, Atkinson and Bench-Capon 2012",
    "Wyner, A., K. Atkinson and T. Bench-Capon: A Functional Perspective on Argumentation Schemes. In: Proceedings of "
    "the 9th International Workshop on Argumentation in Multi-Agent Systems, 2012, 203–222.",
)
ACTION = Work(
    "Atkinson and Bench-Capon 2007",
    "Atkinson, K., and T. Bench-Capon: Practical Reasoning as Presumptive Argumentation Using Action Based Alternating "
    "Transition Systems. Artificial Intelligence 171, 2007, 855–874.",
)
GOAL = Work("Walton 2015", "Walton, Douglas: Goal-Based Reasoning for Argumentation. Cambridge University Press, 2015.")
VALUES = Work(
    "Bench-Capon 2003",
    "Bench-Capon, Trevor: Persuasion in Practical Argument Using Value-based Argumentation Frameworks. Journal of "
    "Logic and Computation 13, 2003, 429–448.",
)
RHETORIC = Work(
    "Perelman and Olbrechts-Tyteca 1969",
    "Perelman, Chaïm, and Lucie Olbrechts-Tyteca: The New Rhetoric: A Treatise on Argumentation. Notre Dame: "
    "University of Notre Dame Press, 1969.",
)
ALLTAG = Work(
    "Kienpointner 1992",
    "Kienpointner, Manfred: Alltagslogik. Struktur und Funktion von Argumentationsmustern. Stuttgart-Bad Cannstatt: "
    "Frommann-Holzboog, 1992.",
)
POLLOCK = Work("Pollock 1995", "Pollock, John: Cognitive Carpentry. Cambridge, Mass.: MIT Press, 1995.")
MEMORY = Work("Pollock 1987", "Pollock, John: Defeasible Reasoning. Cognitive Science 11, 1987, 481–518.")
PERIODIC = Work(
    "Wagemans 2016",
    "Wagemans, Jean H. M.: Constructing a Periodic Table of Arguments. OSSA Conference Archive 106, 2016; the table is "
    "at periodic-table-of-arguments.org.",
)
SAMPLING = Work(
    "Cohen and Nagel 1934",
    "Cohen, Morris R., and Ernest Nagel: An Introduction to Logic and Scientific Method. New York: Harcourt, 1934.",
)
HUFF = Work("Huff 1954", "Huff, Darrell: How to Lie with Statistics. New York: Norton, 1954.")
HAMBLIN = Work("Hamblin 1970", "Hamblin, C. L.: Fallacies. London: Methuen, 1970.")
FLEW = Work("Flew 1975", "Flew, Antony: Thinking about Thinking. London: Fontana, 1975.")
SHACKEL = Work("Shackel 2005", "Shackel, Nicholas: The Vacuity of Postmodernist Methodology. Metaphilosophy 36, 2005.")
BENNETT = Work("Bennett 2012", "Bennett, Bo: Logically Fallacious. Sudbury: eBookIt, 2012.")
HEURISTICS = Work(
    "Tversky and Kahneman 1974",
    "Tversky, Amos, and Daniel Kahneman: Judgment under Uncertainty: Heuristics and Biases. Science 185, 1974.",
)
CARNEADES = Work(
    "Gordon, Prakken and Walton 2007",
    "Gordon, Thomas F., Henry Prakken and Douglas Walton: The Carneades Model of Argument and Burden of Proof. "
    "Artificial Intelligence 171, 2007.",
)

COMPENDIUM = Place(WRM, "ch. 9")
"""The compendium of schemes that closes the main source of the catalogue (its pp. 308–346)."""
