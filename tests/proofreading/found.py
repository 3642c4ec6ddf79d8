"""For each check of the catalogue texts in which it finds something: most were printed in the booklet
of round 5.
"""

from awards.bilingual import Text
from awards.dossier.checks import Limits
from awards.dossier.values import Recipient
from awards.partial_dates import PartialDate
from tests.proofreading.texts import (
    abbreviated,
    contact,
    contacts,
    draft,
    named,
    partner,
    photo,
    photos,
    point,
    prose,
    region,
    regions,
    titled,
)

SENDAI = {
    "office": "交流政策課",
    "tel": "022-214-1261",
    "email": "kik002040@city.sendai.jp",
    "url": "http://www.city.sendai.jp/",
}
ASSOCIATION = Recipient(name=Text("宮城・ベラルーシ協会"), founded_on=PartialDate(1995))
SMALL = Limits(title=10, bullets=2, bullet=10, photos=1)

FOUND = {
    "P01": [lambda: titled("宮城・ﾍﾞﾗﾙｰｼ協会", "宮城・ﾍﾞﾗﾙｰｼ協会")],
    "P02": [
        lambda: prose("\uf06c 1995年の第2回高崎サミットを機に発足した。"),
        lambda: point("\uf0f0 幅広く充実した交流である。"),
        lambda: prose("文字が\ufffd化けた。"),
        lambda: prose("表から\t写した。"),
    ],
    "P03": [
        lambda: contact(email="kokusai@pref.kyoto.lg.jp", url="http://www4.city.kanazawa.lg.jp/")
    ],
    "P04": [
        lambda: contact(email="kokusai@pref.kyoto.lg.jp", address="石川県金沢市広坂1丁目1番1号"),
        lambda: contact(email="kokusai@pref.kyoto.lg.jp"),
        lambda: contact(url="http://www.city.takasaki.gunma.jp/", address="石川県金沢市"),
    ],
    "P05": [
        lambda: contact(
            email="kokusai@pref.kyoto.lg.jp",
            context={"elsewhere": {"kokusai@pref.kyoto.lg.jp": frozenset({"京都府"})}},
        )
    ],
    "P06": [
        lambda: contact(email="kokusai＠city.kanazawa.lg.jp"),
        lambda: contact(email="kokusai.city.kanazawa.lg.jp"),
        lambda: contact(url="www4.city.kanazawa.lg.jp"),
    ],
    "P07": [
        lambda: contact(postal_code="980-8671", address="石川県金沢市広坂1丁目1番1号"),
        lambda: contact(postal_code="921-8588", address="石川県輪島市河井町20部1番地1"),
        lambda: contact(postal_code="920-8577", address="仙台市青葉区国分町3-7-1"),
        lambda: contact(postal_code="980-8671", address="宮城県牡鹿郡女川町女川1番地1"),
    ],
    "P08": [
        lambda: contact(tel="0288-21-5102", address="宮城県仙台市青葉区"),
        lambda: contact(fax="076-220-20690"),
        lambda: contact(tel="076-220-207"),
        lambda: contact(tel="022-214-1261", address="石川県金沢市広坂1丁目1番1号"),
    ],
    "P09": [lambda: contact(address="仙台市青葉区国分町3-7-1")],
    "P10": [
        lambda: prose("面積はhttp://ja.wikipedia.org/wiki/%E5%B9%B3による。"),
        lambda: regions(
            region(unread=(("area_km2", "113.1 http://ja.wikipedia.org/wiki/%E5%B9%B3"),))
        ),
    ],
    "P11": [
        lambda: regions(region(100000, None, "15", partner=1)),
        lambda: regions(region(1830700, None, "305.47", partner=1)),
    ],
    "P12": [
        lambda: regions(region(53364, 2000, "113.1", partner=1)),
        lambda: regions(region(667891, 2009, partner=1), region(452943, 2007, partner=2)),
    ],
    "P13": [lambda: regions(region(description="人口は374,997人（H23.3.31）である。"))],
    "P14": [
        lambda: regions(region(100000, 2010, "15", partner=1)),
        lambda: regions(region(3610000, 2010, "39519", partner=1)),
    ],
    "P15": [
        lambda: prose("面積は39,519km2である。"),
        lambda: prose("面積は305.47㎢である。"),
        lambda: prose("面積は１５ｋｍ２である。"),
    ],
    "P16": [lambda: regions(region(area="113.1", partner=1), region(area="137.65", partner=2))],
    "P17": [lambda: regions(region(461762, 2011, "0.46")), lambda: regions(region(10, 2011, "99"))],
    "P18": [
        lambda: prose("昭和47（1973）年に提携した。"),
        lambda: prose("1973（昭和49）年に提携した。"),
        lambda: prose("昭和65（1990）年に提携した。"),
    ],
    "P19": [
        lambda: prose("1995年に始まり、平成18年に広がった。", "2000年に宣言した。"),
        lambda: prose("2000年に宣言し、２００２年に訪ね、2006年に集まった。"),
        lambda: prose("1995年に始まった。", "2000年に宣言した。", "令和元年に広がった。"),
    ],
    "P20": [
        lambda: prose("1973年 10月 12日に提携した。"),
        lambda: prose("毎年 10 月 27 日に開く。"),
        lambda: prose("人口は1,830,700 人である。"),
    ],
    "P21": [
        lambda: prose("第２回高崎サミットを開いた。"),
        lambda: photos(photo("第２回日仏自治体交流会議(於：金沢市)")),
    ],
    "P22": [lambda: prose("2009年10月に姉妹都市提携35周年を迎えた。")],
    "P23": [
        lambda: prose(
            "提携直後の1974年に開始した留学生相互派遣事業を開始以来36年間途切れることなく継続させている。",
            "1992年に教員交流を開始。以来19年間継続しており、両市の発展に寄与してきている。",
        ),
        lambda: prose("1974年から20年間続いている。"),
    ],
    "P24": [
        lambda: prose("2000年に第2回高崎サミットを開いた。1995年には第3回高崎サミットを開いた。"),
        lambda: photos(photo("第4回高崎サミット", 1999), photo("第3回高崎サミット", 2000)),
    ],
    "P25": [
        lambda: prose("三者共同で開催（主催：仙台市、(財)仙台国際交流協会）され、好評を博した。"),
        lambda: prose("５市間の大会を開いた。"),
    ],
    "P26": [lambda: prose("第1回の会議を15も上回る日仏44自治体の参加を得た。")],
    "P27": [
        lambda: prose("第 1 回目の会議を開いた。"),
        lambda: prose("1974年に開始した留学生相互派遣事業を開始以来継続させている。"),
    ],
    "P28": [
        lambda: point("相互の発展を目指すという取り組みは新しい。"),
        lambda: point("戦略的な取組みを行っている。"),
        lambda: prose("市民一人ひとりが考える日である。"),
    ],
    "P29": [
        lambda: titled("宮城・ベラルーシ協会", "宮城ベラルーシ協会"),
        lambda: regions(region(name="ナンシー", partner=1, year=2011)),
        lambda: draft(
            titled("宮城・ベラルーシ協会", "宮城・ベラルーシ協会").dossier,
            evaluations=point("宮城ベラルーシ協会が要である。").dossier.evaluations,
        ),
        lambda: named("サント・アンドレ市", "サント アンドレ市を訪ねた。"),
        lambda: named("ブリスベン市", "ブリスベーン市を訪ねた。"),
        lambda: named("サンタクルーズ市", "サンタクルース市を訪ねた。"),
        lambda: named("髙根沢町", "高根沢町を訪ねた。"),
        lambda: named("ナンシー市", "なんしー市を訪ねた。"),
        lambda: abbreviated("ベラ協", "ベラルーシ協"),
    ],
    "P30": [
        lambda: prose(
            "「宮城・ベラルーシ協会（以下『ベラ協』という）」が発足した。", "ベラ協は続く。"
        ),
        lambda: prose("ベラ協は続く。", "協会（以下「ベラ協」という。）が発足した。ベラ協である。"),
        lambda: prose("協会（以下「ベラ協」という。）が発足した。"),
    ],
    "P31": [
        lambda: regions(region(description="モスクワ（ロシア共和国）の西に位置する。")),
        lambda: prose("ベラルーシ共和国の首都である。", "日本とベラルーシとの間で提携した。"),
    ],
    "P32": [
        lambda: prose("(財)仙台国際交流協会とともに歩む。"),
        lambda: prose("財団法人仙台国際交流協会とともに歩む。", on=PartialDate(2026).first_day),
    ],
    "P33": [
        lambda: partner(ASSOCIATION, agreement_owner=Text("")),
        lambda: partner(ASSOCIATION, agreement_owner=Text("宮城・ベラルーシ協会")),
        lambda: partner(country="BY"),
        lambda: partner(signed_on=PartialDate(2012)),
        lambda: partner(ended_on=PartialDate(1960)),
    ],
    "P34": [
        lambda: photos(photo(year=1960)),
        lambda: photos(photo(year=2012)),
        lambda: photos(photo("２００２年のサントアンドレ市", 2003)),
    ],
    "P35": [
        lambda: photos(photo(), photo(), limits=SMALL),
        lambda: photos(photo(alt="")),
        lambda: photos(photo(consent=False)),
        lambda: photos(photo(width=640, height=480)),
        lambda: photos(photo(sha256="a" * 64), photo(sha256="a" * 64)),
        lambda: photos(photo("ミンスク市の仙台公園へ「友好の時計」を寄贈", None)),
    ],
    "P36": [
        lambda: contacts({"office": "宮城・ベラルーシ協会事務局", "tel": "022-241-5990"}, SENDAI),
        lambda: regions(region(description="川のまち。", partner=1), region(partner=2)),
    ],
    "P37": [
        lambda: contact(tel="ＦＡＸ：076-220-2069"),
        lambda: contact(email="E-mail: kokusai@city.kanazawa.lg.jp"),
        lambda: contact(address="住所：石川県金沢市広坂1丁目1番1号"),
    ],
    "P38": [lambda: point("相互の発展を目指す取組は先取性がある。")],
    "P39": [
        lambda: prose("日本とベラルーシとの間で唯一提携されているものである。"),
        lambda: regions(region(description="世界最先端の知識を生み出す、ロシア圏最古の街である。")),
    ],
    "P40": [
        lambda: prose("近年は、最近では、現在も会議を開く。"),
        lambda: regions(region(description="およそ 930 年の歴史を持つ。")),
    ],
    "P41": [
        lambda: contact(url="http://www.city.sendai.jp/"),
        lambda: contact(url="https://kanazawa-exchange.com/"),
    ],
    "P42": [
        lambda: prose("金沢市とナンシーは、人的な交流を積み上げている。", limits=SMALL),
        lambda: prose("一", "二", "三", limits=SMALL),
    ],
    "P43": [
        lambda: prose("①の都市の面積は305.47㎢である。"),
        lambda: prose("𠮷野家の人々が訪ねた。"),
        lambda: prose("みんなで😀歌う。", without_glyph="😀"),
        lambda: partner(local_name="กรุงเทพ", without_glyph="กรุงเทพ"),
    ],
    "P44": [lambda: point("幅広く充実した交流を継続している。\n２")],
    "P45": [
        lambda: prose("申込みはtaro.mihon@gmail.comへ送る。"),
        lambda: prose("連絡先は090-0000-0000である。"),
        lambda: contact(email="mihon@yahoo.co.jp"),
        lambda: prose("連絡先は＋81 90 0000 0000である。"),
        lambda: prose("連絡先は（090）0000－0000である。"),
        lambda: contact(email="mihon@docomo.ne.jp"),
        lambda: photos(photo("スピーチをした見本花子さん（10歳）")),
        lambda: photos(photo("10才の見本花子さんのスピーチ")),
        lambda: photos(photo("スピーチをした見本花子さん（見本小学校5年）")),
        lambda: photos(photo("中学生の見本花子さんのスピーチ")),
        lambda: prose("会長の見本太郎（昭和28年8月3日生）が訪ねた。"),
        lambda: prose("会長は1953年8月3日生まれである。"),
    ],
}
