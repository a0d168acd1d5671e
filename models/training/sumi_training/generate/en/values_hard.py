"""What is easily taken for a name, an address or a secret and is none: invented products, shops, titles, teams, files, log lines, number groups.

Names of people and places are combined with things, so that the thing beside it decides, not the word.
"""

from __future__ import annotations

from random import Random

from ..grammar import keep
from .context import filled
from .values_address import Value, raw
from .values_names import NamePools, frequent

_THINGS = (
    "dress|boots|sofa|lamp|desk|chair|jacket|tote|backpack|mug|candle|rug|ring|necklace|watch strap|duvet|mattress|bookcase|mirror|table|stool|bench|cot|pram|blanket|cushion|curtains|vase|planter|clutch|wallet|belt|hat|scarf|"
    "trainers|loafers|sandals|heels|jeans|shirt|coat|parka|hoodie|onesie|swimsuit|bikini|bra|robe|slippers|glasses|sunglasses|frame|bike|stroller|scooter|helmet|tent|kettle|toaster|pan|knife set|dinner set|teapot|"
    "perfume|eau de toilette|lipstick|palette|serum|shampoo|soap|paint|wallpaper|tile|tap|basin|bathtub|wardrobe|bunk bed|headboard|armchair|recliner|ottoman|sectional|corner sofa|3-seater|bar cart|sideboard|shelf|"
    "roast|blend|tea|ale|stout|gin|sauce|pizza|burger|sandwich|salad|cake|cookie box|hamper|bouquet|rose bush|tulip bulbs|doll|puzzle|train set|plush|skin|emote|mount|card pack|figure|poster|album|deluxe edition|"
    "phone case|charger|router|speaker|headset|keyboard|monitor|printer|drone|camera|tripod|vacuum|mower|drill|bag|suitcase|cabin case|trunk|swing|trampoline|pool|gazebo|grill|heater|fan|thermostat|doorbell|cam|tracker"
).split("|")
_MARKS = "|II|2|3|XL|Mini|Pro|Max|Plus|Lite|Air|SE|Classic|Deluxe|V2|500|1200|in black|in navy|in oat|in size M|in size 8|(blue)|(2-pack)|- 50ml|- green|, grey".split("|")
_COLOURS = "black|navy|oat|sage|cream|charcoal|blush|teal|mustard|rust|forest green|off-white|tan|burgundy|silver|rose gold|walnut|oak|matte black".split("|")
_BRAND_ENDS = "London|Paris|New York|Home|Organics|Beauty|Cosmetics|Watches|Eyewear|Denim|Sport|Jewellery|Parfums|Leather|Paints|Ceramics|Studio|Collection|Kids|Golf".split("|")
_FIRM_ENDS = "Motors|Bank|Foods|Electric|Pharmaceuticals|Chemicals|Airways|Insurance|Financial|Brewing|Logistics|Energy|Stores|Holdings|Industries|Mutual|Properties|Realty|Steel|Trust|Capital|Partners|Associates|Construction|Plumbing|Law|Media|Publishing|Toys|Tires|Tools|Paper|Candy|Dairy|Poultry|Lumber|Shipping".split("|")
_SHOPS = "Diner|Bakery|Café|Coffee|Kitchen|Grill|Bistro|Tavern|Pizza|Deli|Salon|Barbers|Nails|Garage|Motors|Autos|Florist|Books|Pharmacy|Pet Store|Gym|Hotel|Inn|Lodge|Resort|Outlet|Boutique|Jewellers|Furniture|Hardware|Nursery|Clinic|Dental|Theatre|Arena|Mall|Centre|Market|Airport|Station|Stadium|Park|Plaza|Terminal".split("|")
_PLANS = "plan|tier|bundle|package|membership|subscription|tariff|account|card|pass|policy|cover|add-on|edition|trial|licence|upgrade|rewards".split("|")
_PLAN_WORDS = "Grace|Hope|Joy|Faith|Will|Max|Victor|Sterling|Jade|Ruby|Amber|Pearl|Crystal|Opal|Diamond|Platinum|Gold|Silver|Summit|Basic|Starter|Essential|Family|Student|Solo|Duo|Team|Business|Premier|Prime|Ultra|Infinity|Freedom|Flex|Smart|Value|Saver|Explorer|Voyager|Pioneer|Aurora|Nova|Luna|Stella|Atlas|Phoenix|Eden|Haven|Harmony|Destiny|Liberty|Justice|Victoria|Florence|Chelsea|Austin|Jordan|Paris|Sydney|Georgia|Dakota|Sierra|Savannah|Carter|Mason|Hunter|Parker|Taylor".split("|")
_ANIMALS = "Tigers|Bears|Hawks|Eagles|Lions|Rovers|United|City|Wanderers|Rangers|Kings|Giants|Sharks|Wolves|Bulls|Comets|Raptors|Jets|Saints|Knights|Storm|Thunder|Devils|Dragons".split("|")
_TITLE_END = "'s Song|'s Eyes|Forever|Rising|Returns|in the Rain|Goes Home|and the Giant|'s Choice|'s Secret|'s Diary|Nights|Blues|Unchained|vs the World|: The Movie|: Origins|Chronicles|Road Trip|'s Last Dance|Dreaming|Season 2|Part II|(Live)|(Remix)|Academy|Detective Agency|Mysteries".split("|")
_TITLE_KIND = "song|track|film|movie|episode|book|audiobook|podcast|show|series|musical|level|quest|character|boss|map|DLC|playlist|recipe|course|template|theme|font|ringtone|wallpaper|skin".split("|")
_UI = "Settings|Account|Profile|Security|Payment Methods|My Orders|Order History|Saved Cards|Address Book|Contact Us|Help Centre|Live Chat|Sign In|Log Out|Forgot Password|Reset Password|Change Email|Edit Name|First Name|Last Name|Full Name|Date of Birth|User Name|Phone Number|Street Address|Postal Code|Next of Kin|Submit|Continue|Back|Save Changes|Two-Factor|Trusted Devices|Manage Plan|Cancel Plan|Auto Renew|Download Invoice|Track Parcel|Start Return|Gift Message|Guest Checkout|Remember Me|Family Sharing|Parental Controls|Privacy Centre|Data Saver|Dark Mode".split("|")
_JOBS = "Customer Success Manager|Support Agent|Team Lead|Shift Supervisor|Store Manager|Duty Manager|Account Executive|Billing Specialist|Claims Adjuster|Case Worker|Field Engineer|Technician|Courier|Head of Operations|Regional Director|HR Business Partner|Office Manager|Receptionist|Travel Agent|Loan Officer|Branch Manager|Pharmacist|Triage Nurse|Site Foreman|Property Manager|Letting Agent|Concierge|Night Porter|Data Protection Officer|Complaints Handler|Returns Clerk|Warehouse Lead|Dispatcher|Tier 2 Support".split("|")
_DEPTS = "Billing|Claims|Returns|Refunds|Retentions|Loyalty|Technical Support|Tier 2|Logistics|Warehouse|Fraud|Disputes|Collections|Onboarding|Accounts Payable|Customer Care|Guest Services|Member Services|Complaints|Escalations|Sales|Front Desk|Housekeeping|Legal|Compliance|IT Helpdesk|Payroll|Human Resources|Dispatch|Repairs|Trust and Safety|Patient Services|Student Services".split("|")
_EVENTS = "tour|concert|marathon|festival|conference|expo|derby|open|cup|half marathon|pride|jazz night|comedy night|wine tasting|city break|cruise|flight|weekend|river walk|food tour|show|workshop|meetup|fair|carnival|trade fair".split("|")
_NUMBERS = (
    "order|### #### ####;order|##-####-####;order no.|########;order number|##########;reference|###-###-####;reference|555-01##-##;ref|#### ###;ref no|0### ### ###;barcode|#############;barcode|########;tracking|#### #### #### ####;"
    "tracking number|0### #### ####;tracking|@@ ### ### ### @@;parcel|##### #####;confirmation|###### ;booking ref|@@@###;booking|####-####;flight|@@ ###;flight|@@####;version|#.##.####;version|##.#.#;build|##########;build|####.###;"
    "serial|####-####-####;serial no.|@#@@#####;serial|##########;model|@@@-###-##;model|@@##@###;part|###-####;part number|### ### ###;SKU|###-##-####;item|###.###.##;article number|###.###.##;invoice|####/##;invoice|20##-####;ticket|######;"
    "ticket|##-##-##;case|####-######;case|0########;batch|##/##/####;lot|#######;policy no|##-###-####;meter reading|##### ;meter|## ### ###;promo|@@@@##;voucher|####-####;gift code|@@@@-####-@@@@;seat|##@;gate|@##;locker|###;page|###;"
    "size|##-##;resolution|####x####;frequency|#### MHz;dimension|###x###x###;weight|##.# kg;amount|#,###.##;temperature|##.#;score|##-##;odds|##/#;room|####;bus|###;train|#### ;channel|##.#;SSID|@@@@-####;error|0x########;error|@@@-####;"
    "IMEI-less device id|########;timestamp|##:##:##;log id|########-####;request id|~~##~##~;session|##~##~~#;commit|~##~~##;port|####;PID|#####;row|####;ISBN|978-#-##-######-#;EAN|### ##### #####;VAT rate|##%;tax code|####@;form|W-#;route|##;extension|###;zone|#"
).split(";")
_LOGS = (
    "2026-0%-1# 1#:##:## ERROR worker-% failed: timeout after ####ms|[1#:##:##] INFO job #### finished in ##.#s|GET /api/v%/orders/##### 50% ###ms|kernel: [ ####.######] usb %-%: reset|at line ###, column ##|Exception 0x########: access violation at address 0x00########|retry % of 5, next in ##s|"
    "pid=##### mem=####MB cpu=##%|cache miss key=~~~~:####|build #### passed, ### tests, % skipped|upload ##% (#### of #### KB)|ping 10.0.%.## time=##ms ttl=##|status=#### code=### ts=1#########|disk usage 9%% on /dev/sda%|queue=orders lag=#### offset=#########"
).split("|")
_FILES = "receipt invoice scan screenshot statement contract photo report backup export label manual warranty resume_template timesheet budget order_form price_list floorplan boarding_pass tickets voucher".split()
_ENDINGS = ".pdf .png .jpg .docx .xlsx .csv .zip .heic .mp4 .txt .log .eml".split()
_WORLD = "Paris|London|Milan|Berlin|Madrid|Lisbon|Dublin|Vienna|Oslo|Tokyo|Kyoto|Osaka|Sydney|Austin|Dallas|Boston|Chicago|Denver|Phoenix|Savannah|Charlotte|Madison|Brooklyn|Hudson|Camden|Chelsea|Windsor|Bristol|Oxford|Cambridge|York|Chester|Lincoln|Florence|Verona|Sienna|Roma|Havana|Bali|Capri|Malta|Cairo|Petra|Aspen|Dakota|Montana|Georgia|Virginia|Carolina|Jackson|Houston|Orlando|Memphis|Nashville|Raleigh|Salem|Trenton|Geneva|Lucerne|Delhi|Jaipur|Nairobi|Zanzibar|Lima|Rio".split("|")


def hard_values(names: NamePools, split: str) -> dict[str, Value]:
    """`<oddproduct> <oddshop> <oddplan> <oddtitle> <oddteam> <oddfile> <oddui> <oddjob> <odddept> <oddevent> <oddnum> <oddbare> <oddlog>`: text without an entity type."""
    things, places = keep(_THINGS, split), keep(_WORLD, split)
    plan_words = keep(_PLAN_WORDS, split)

    def word(rng: Random) -> str:
        """A first name, family name, place or word that could be one."""
        roll = rng.random()
        if roll < 0.34:
            return frequent(names.first_us, rng)
        if roll < 0.44:
            return rng.choice(names.first_wide)
        if roll < 0.58:
            return frequent(names.last_us, rng)
        return rng.choice(places) if roll < 0.8 else rng.choice(plan_words)

    def product(rng: Random) -> str:
        name, thing = word(rng), rng.choice(things)
        if rng.random() < 0.25:
            thing = thing.title()
        mark = rng.choice(_MARKS) if rng.random() < 0.45 else ""
        roll = rng.random()
        if rng.random() < 0.12:
            return f"{brand(rng)} {thing}"
        if roll < 0.62:
            text = f"{name} {thing}"
        elif roll < 0.72:
            text = f"{name} {word(rng)} {thing}"
        elif roll < 0.80:
            text = f"{rng.choice(_COLOURS)} {name} {thing}"
        elif roll < 0.88:
            text = f"{name}'s {thing.title()}"
        elif roll < 0.94:
            return f"{name} {rng.choice(_MARKS[1:14])}"
        else:
            return f'"{name}" {thing}'
        return f"{text}{'' if mark[:1] == ',' else ' '}{mark}".strip()

    def shop(rng: Random) -> str:
        kind, name = rng.choice(_SHOPS), word(rng)
        return rng.choice((f"{name}'s {kind}", f"{name} {kind}", f"{name} & {word(rng)} {kind}", f"the {name} {kind}", f"{name} Street {kind}", f"{name} Road {kind}", f"{name}'s"))

    def title(rng: Random) -> str:
        name = word(rng)
        end = rng.choice(_TITLE_END)
        text = name + ("" if end[0] in "':" else " ") + end if rng.random() < 0.7 else rng.choice((name, f"{name} and {word(rng)}", f"Being {name}", f"Finding {name}", f"Dear {name}", f"Goodbye {name}", f"The {name} Files", f"Saint {name}", f"King {name}", f"Hotel {name}"))
        return rng.choice((f'"{text}"', f'"{text}"', f"'{text}'", f"“{text}”", text, text))

    def brand(rng: Random) -> str:
        """A brand that is somebody's whole name, or a firm's like one."""
        first, last, other = frequent(names.first_us, rng), frequent(names.last_us, rng), frequent(names.last_us, rng)
        roll = rng.random()
        if roll < 0.6:
            return f"{first if rng.random() < 0.8 else rng.choice(names.first_wide)} {last}"
        return rng.choice((f"{last} & {other}", f"{first} {last} {rng.choice(_BRAND_ENDS)}", f"{last} {rng.choice(_BRAND_ENDS)}", f"{last} {other}", f"{first[0]}. {last}", f"{last}'s", f"{first} & {last}", f"{first[0]}{last[0]} {other}", f"Maison {last}", f"{last}"))

    def firm(rng: Random) -> str:
        """A company that is called after its founders."""
        last, other = frequent(names.last_us, rng), frequent(names.last_us, rng)
        return rng.choice((f"{last} {rng.choice(_FIRM_ENDS)}", f"{last} {rng.choice(_FIRM_ENDS)}", f"{last} & {other}", f"{last} and {other}", f"{last} & Sons", f"{last} Brothers", f"{last} {other} {rng.choice(_FIRM_ENDS)}", f"{last}, {other} & Co", f"{frequent(names.first_us, rng)} {last} {rng.choice(_FIRM_ENDS)}"))

    def hash_text(rng: Random) -> str:
        size = rng.choice((7, 7, 8, 10, 12, 16, 32, 40))
        return "".join(rng.choice("0123456789abcdef") for _ in range(size))

    def day(rng: Random) -> str:
        month, date, year = rng.randint(1, 12), rng.randint(1, 28), rng.randint(2022, 2027)
        return rng.choice((f"{month}/{date}", f"{date}.{month}.", f"{month:02}/{date:02}/{year}", f"{date:02}/{month:02}/{year % 100}", f"{year}-{month:02}-{date:02}", f"{month:02}{date:02}{year}", f"{date}-{month}-{year}"))

    def file(rng: Random) -> str:
        stem = rng.choice(_FILES)
        return stem + rng.choice(("", f"_{rng.randint(1, 99)}", filled("-20##-0%", rng), " (1)", "_final", "_v2", filled("_########", rng))) + rng.choice(_ENDINGS)

    def pick(pool: list[str]) -> Value:
        return raw(lambda r: r.choice(pool))

    return {
        "oddproduct": raw(product),
        "oddword": raw(word),
        "oddshop": raw(shop),
        "oddtitle": raw(title),
        "oddkind": pick(_TITLE_KIND),
        "oddplan": raw(lambda r: f"{r.choice(plan_words)} {r.choice(_PLANS) if r.random() < 0.7 else r.choice(_PLANS).title()}"),
        "oddteam": raw(lambda r: f"{r.choice(places)} {r.choice(_ANIMALS)}" if r.random() < 0.75 else f"Team {word(r)}"),
        "oddfile": raw(file),
        "oddui": pick(_UI),
        "oddjob": raw(lambda r: r.choice(_JOBS) if r.random() < 0.6 else r.choice(_JOBS).lower()),
        "odddept": pick(_DEPTS),
        "oddevent": raw(lambda r: f"{r.choice(places)} {r.choice(_EVENTS)}"),
        "oddnum": raw(number_group),
        "oddbare": raw(lambda r: filled(r.choice(_NUMBERS).split("|")[1], r).strip()),
        "oddlog": raw(log_line),
        "oddbrand": raw(brand),
        "oddfirm": raw(firm),
        "oddcolour": pick(_COLOURS),
        "oddhash": raw(hash_text),
        "oddday": raw(day),
        "oddpin": raw(lambda r: filled(r.choice(("####", "####", "######")), r)),
        "oddmodel": raw(lambda r: filled(r.choice(("@@-###", "@@@-####", "@@##@###", "@#### @@", "@@###", "@%##-@", "@@-%###@@", "@%", "@@%0#0", "%##@", "RX-%##", "@@@ %00")), r)),
        "odduser": raw(lambda r: (word(r) + r.choice(("", "", "_", "-")) + str(r.randint(1, 2027))).replace(" ", "").upper() if r.random() < 0.6 else word(r).lower().replace(" ", "") + r.choice(("-", "_", ".")) + r.choice(("laptop", "iphone", "prod", "wifi", "guest", "5g", "office", "tv", "cam", "v2"))),
    }


def number_group(rng: Random) -> str:
    """A number with what it counts: `tracking 9405 5112 0620`, `version is 12.4.1`."""
    label, pattern = rng.choice(_NUMBERS).split("|")
    lead = rng.choice((" ", " ", ": ", " is ", " #", " = ", " no. ", " says "))
    return (label.capitalize() if rng.random() < 0.2 else label) + lead + filled(pattern, rng).strip()


def log_line(rng: Random) -> str:
    return filled(rng.choice(_LOGS), rng)
