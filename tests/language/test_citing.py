"""Rules of law in a row."""

from csreview.language.citing import cited, split


def test_the_articles_of_one_law_stand_together():
    rules = ("《民法典》第五百零九条", "《电子商务法》第十七条", "《民法典》第五百一十条")
    assert cited(rules) == "《民法典》第五百零九条、第五百一十条；《电子商务法》第十七条"


def test_a_law_inside_the_name_of_an_interpretation_is_not_cut():
    rule = "最高人民法院关于适用《民法典》合同编通则若干问题的解释（法释〔2023〕13号）第二十二条"
    assert split(rule) == (rule.removesuffix("第二十二条"), "第二十二条")


def test_what_names_no_article_stays_whole():
    assert cited(("GB 32100-2015",)) == "GB 32100-2015"
