"""For each check of the catalogue texts like those it is for, in which it has to be silent."""

from awards.bilingual import Text
from awards.partial_dates import PartialDate
from tests.proofreading.found import ASSOCIATION, SENDAI, SMALL
from tests.proofreading.texts import (
    abbreviated,
    contact,
    contacts,
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

SILENT = {
    "P01": [lambda: titled("宮城・ベラルーシ協会", "宮城・ベラルーシ協会")],
    "P02": [lambda: prose("一行目。\n二行目。①㎢邨")],
    "P03": [
        lambda: contacts(SENDAI),
        lambda: contact(email="shimai@clair.or.jp", url="http://www.clair.or.jp/j/hyoushou.html"),
        lambda: contact(email="a@intl.city.nara.lg.jp", url="https://www.city.nara.lg.jp/"),
        lambda: contact(email="kokusai@pref.kyoto.lg.jp"),
    ],
    "P04": [
        lambda: contact(email="a@city.kanazawa.ishikawa.jp", address="石川県金沢市"),
        lambda: contact(email="a@city.kanazawa.lg.jp", address="石川県金沢市"),
        lambda: contact(email="a@pref.example.lg.jp", address="石川県金沢市"),
    ],
    "P05": [
        lambda: contact(
            email="a@city.kanazawa.lg.jp", context={"elsewhere": {"b@x.jp": frozenset("京")}}
        )
    ],
    "P06": [lambda: contacts(SENDAI), lambda: contact(url="https://a.example/?q=1#b")],
    "P07": [
        lambda: contact(postal_code="920-8577", address="石川県金沢市広坂1丁目1番1号"),
        lambda: contact(postal_code="370-8501", address="群馬県高崎市高松町35番地1"),
        lambda: contact(postal_code="981-1101", address="宮城県仙台市太白区"),
        lambda: contact(postal_code="102-0083", address="東京都千代田区麹町1丁目7番"),
        lambda: contact(postal_code="980-8671", address="仙台市青葉区"),
        lambda: contact(postal_code="986-2261", address="宮城県牡鹿郡女川町女川1番地1"),
        lambda: contact(postal_code="639-1198", address="奈良県大和郡山市北郡山町248-4"),
        lambda: contact(postal_code="498-8503", address="三重県桑名郡木曽岬町西対海地251"),
        lambda: contact(postal_code="183-8703", address="府中市宮西町2-24"),
        lambda: contact(postal_code="000-0000", address="石川県金沢市"),
        lambda: contact(postal_code="920-8577", address="石川県石川郡松任町"),
    ],
    "P08": [
        lambda: contact(tel="076-220-2075", fax="076-220-2069", address="石川県金沢市"),
        lambda: contact(tel="027-321-1201", address="群馬県高崎市"),
        lambda: contact(tel="0120-000-000", address="石川県金沢市"),
        lambda: contact(tel="076-220-2075（内線1234）"),
        lambda: contact(tel="050-0000-0000"),
        lambda: contact(tel="090-0000-0000", address="石川県金沢市"),
        lambda: contact(tel="+33 3 83 00 00 00", address="石川県金沢市"),
        lambda: contact(tel="06-6489-6200", address="兵庫県尼崎市東七松町1丁目23番1号", kind=""),
        lambda: contact(tel="025-767-2214", address="長野県下水内郡栄村大字堺", kind=""),
    ],
    "P09": [lambda: contact(address="宮城県仙台市青葉区国分町3-7-1"), lambda: contact(address="")],
    "P10": [lambda: contacts(SENDAI), lambda: prose("ウェブサイトで紹介した。")],
    "P11": [lambda: regions(region()), lambda: regions(region(None, None))],
    "P12": [
        lambda: regions(region(year=2007), region(year=2006, partner=1)),
        lambda: regions(region(year=2010, partner=1), region(year=2009, partner=2)),
    ],
    "P13": [lambda: prose("平成23年3月31日に閉じた。"), lambda: prose("H2Oの1.2.3を学んだ。")],
    "P14": [lambda: regions(region(374997)), lambda: regions(region(1046654))],
    "P15": [lambda: prose("面積は459.41km²である。"), lambda: prose("747km西にある。")],
    "P16": [lambda: regions(region(area="459.41"), region(area="113.1", partner=1))],
    "P17": [lambda: regions(region()), lambda: regions(region(None), region(area=None))],
    "P18": [
        lambda: prose("昭和48（1973）年10月12日に提携した。"),
        lambda: prose("平成元（1989）年、令和元年（2019年）に集まった。"),
    ],
    "P19": [
        lambda: prose("1973（昭和48）年に始まり、2008年に広がった。"),
        lambda: prose("2010年に開いた。", note="一覧（平成26年6月1日現在）による。"),
    ],
    "P20": [
        lambda: prose("2010年5月に44自治体が集まった。"),
        lambda: prose("第 二 部は翌日である。"),
    ],
    "P21": [
        lambda: prose("第2回高崎サミット（高崎市）を開いた。"),
        lambda: photos(photo(credit="(c)撮影者")),
    ],
    "P22": [
        lambda: prose("2008 年 10 月に姉妹都市提携 35 周年を迎えていた両市が連携した。"),
        lambda: prose("提携35周年を迎えた2008年には、日仏交流150周年を記念した。"),
    ],
    "P23": [
        lambda: prose("1996年からの5年間の歩みを確かめた。1974年以来36年間途切れていない。"),
        lambda: prose("1992年からは教員の交流を行い、19年目を迎えた。"),
    ],
    "P24": [
        lambda: prose(
            "1995年の第2回高崎サミットを機に始まり、2000年の第3回高崎サミットで確かめた。"
        ),
        lambda: prose("2008年の第1回日仏自治体交流会議", "2006年の第4回高崎サミット"),
    ],
    "P25": [
        lambda: prose("二者が共同で開催（主催：仙台市、仙台国際交流協会）した。"),
        lambda: prose("2市間で行き来し、県内の10市が加わった。"),
    ],
    "P26": [lambda: prose("第1回より15自治体多い44自治体が集まり、44自治体も上回る声がある。")],
    "P27": [
        lambda: prose("第1回の会議を開き、2回目も開いた。"),
        lambda: prose("1974年の開始以来続く。"),
    ],
    "P28": [
        lambda: prose("この取組は続く。", "環境に取り組んでいる。", "環境に取り組み、海を守る。"),
        lambda: prose("一人一人の立場で行う。"),
    ],
    "P29": [
        lambda: titled("宮城・ベラルーシ協会", "宮城・ベラルーシ協会"),
        lambda: regions(region(name="ナンシー市", partner=1)),
        lambda: prose("ナンシー美術学校との交流である。"),
        lambda: named("サント・アンドレ市", "サント・アンドレ市を訪ね、アンドレ校で学んだ。"),
        lambda: named("ブリスベン市", "ブリスベン市を訪ね、オーストラリアの人々と会った。"),
        lambda: named("ミンスク市", "ミンスタの人々と会った。"),
        lambda: abbreviated("ベラ協", "ベラ協"),
        lambda: abbreviated("", "ベラ協"),
    ],
    "P30": [lambda: prose("協会（以下「ベラ協」という。）が発足した。", "ベラ協は続く。")],
    "P31": [
        lambda: prose("モスクワ（ロシア連邦）の西に位置する。"),
        lambda: prose("コンゴ共和国とドミニカ共和国から来た。"),
        lambda: prose("ベラルーシ共和国の首都である。宮城・ベラルーシ協会が訪ねた。"),
    ],
    "P32": [
        lambda: prose("財団法人仙台国際交流協会とともに歩む。"),
        lambda: prose("一般財団法人自治体国際化協会である。", on=PartialDate(2026).first_day),
    ],
    "P33": [
        lambda: partner(),
        lambda: partner(ASSOCIATION, agreement_owner=Text("仙台市")),
        lambda: partner(country="BY", country_at_signing="SU"),
    ],
    "P34": [lambda: photos(photo("2008年の会議", 2008)), lambda: photos(photo(year=None))],
    "P35": [lambda: photos(photo(sha256="a" * 64), photo("二枚目", sha256="b" * 64))],
    "P36": [
        lambda: contacts(SENDAI, SENDAI),
        lambda: contacts({"office": "国際課", "tel": "076-220-2075"}),
        lambda: regions(region(description="県庁所在地。"), region(partner=1)),
    ],
    "P37": [lambda: contacts(SENDAI), lambda: contact(office="FAX担当")],
    "P38": [lambda: point("先進性と多様性がある。")],
    "P39": [lambda: prose("ほかに姉妹都市の例はない。最大限に生かした。")],
    "P40": [lambda: prose("2010年に開いた。")],
    "P41": [
        lambda: contact(url="https://www.city.kanazawa.lg.jp/"),
        lambda: contact(url="https://www.city.sendai.jp/"),
        lambda: contact("npo", url="https://kanazawa-exchange.com/"),
    ],
    "P42": [lambda: prose("短い。", "これも短い。", limits=SMALL), lambda: prose("長い。" * 999)],
    "P43": [
        lambda: partner(local_name="กรุงเทพ"),
        lambda: prose("文字が\ue000化けた。", without_glyph="\ue000"),
        lambda: prose("中邨章、Plzeň、Мінск、km²、〜、－、①でない。".replace("①", "")),
    ],
    "P44": [lambda: point("第2回\n会議を開いた。"), lambda: prose("3市")],
    "P45": [
        lambda: contacts(SENDAI),
        lambda: prose("見本花子さん（40歳）が090番の席に着いた。"),
        lambda: prose("40歳の見本花子さんが、小学生の皆さんと、中学生の生徒さんに話した。"),
        lambda: prose("見本花子さん（見本大学3年）が話した。"),
        lambda: prose("1995年に生まれた団体である。"),
        lambda: prose("平成7年10月生涯学習の集いを開いた。"),
        lambda: contact(email="mihon@gmail.city.example.jp"),
        lambda: contact(tel="076-220-2075"),
    ],
}
