"""What looks like personal data and is not: numbers of orders, tickets and flights, amounts, models, products, versions, links."""

from __future__ import annotations

from random import Random

from ..grammar import keep
from . import words_goods as words
from .context import filled
from .values_address import Value, raw
from .values_dates import spoken_digits

_CODES = {
    "order": "#######|########|###-#######-#######|ORD-######|#%####|SO######|PO-####-###|W########|R#########|@@######|********|#%###|EU-####-*****|A##-#####|100#######",
    "ticket": "#######|INC#######|CASE-######|REQ-#####|TKT-######|CS#######|#%#####|SR-########|@@@-####|HD-####|ZD######|[#######]|JIRA-####|BUG-####",
    "tracking": "1Z@##*##########|94############## ####|JD01############|RM#########GB|############|@@#########US|TBA############|H00@##########|CP#########CA|9205 5### #### #### #### ##",
    "invoice": "INV-####|INV-2026-###|#######|F-####/##|IN#####|RE-20##-####|INV######",
    "booking": "@@@###|******|@#@#@#|BK-######|########|RES######|PNR ******|HTL-######|#.###.###.###",
    "flight": "BA###|UA####|DL ###|AA ####|LH ###|EK ##|FR####|U2 ####|WN ####|AC ###|NH ###|QF ##|JL ###|B6 ####|AF ####|KL ###",
    "account": "########|####-####-##|A-#######|##########|ACC-######|##-####-#|00######|ACCT ####|#########",
    "policy": "POL-#######|HO-######|AU########|@@@#######|##-@@-####|P######-##|MTR/#######",
    "serial": "SN********|@@#########|****-****-****|C02@#@@@@##@|S/N ########|IMEI ###############",
    "model": "XPS ##|RT-AX##|WF-####|@@-####|T####|@@###@|iPhone 1%|Galaxy S2%|TX-####|HL-L####DW|ThinkPad T##|RTX %070|X1%0|MX-###|WH-1000XM%",
    "version": "v#.#|v%.#.#|%.##.#|1#.#.#|20##.#|iOS 1%.#|Android 1%|build ####|%.#.###|firmware %.#.#",
    "card4": "####",
    "exp": "0%/2#|1#/2#|0%/202#",
    "card": "4### #### #### ####|5### #### #### ####|4###############|37## ###### #####|xxxx xxxx xxxx ####|**** ####|4###-####-####-####|6011 #### #### ####",
    "ssn": "###-##-####|### ## ####|xxx-xx-####|#########",
    "iban": "DE## #### #### #### #### ##|GB##NWBK##############|FR## #### #### #### #### #### ###|NL##ABNA##########|##-##-##|########",
    "error": "0x8007####|E-###|ERR_####|%0#|50%|AUTH-##|error ##|code ####|403|404|M7111-####|CE-#####-#|WS-#####-#",
    "sku": "SKU ######|#####-##|@@-#####-@|B0********|item ####",
    "ip": "192.168.#.##|10.0.#.##|%#.##.1##.##",
    "mac": "##:@#:##:@@:##:##",
    "seat": "%#A|%C|%#F|2#B|row %#",
    "gate": "@%|@%#|%#|%",
    "room": "room ###|Room ####|###|suite ###",
    "plate": "@@## @@@|@@@ ####|#@@@###|@@@-####",
    "mrn": "MRN ######|MRN-#######|####-####",
    "isbn": "978##########",
    "vin": "1HG@@##########",
    "coupon": "SAVE##|WELCOME%0|SPRING##|FREESHIP|@@@@%0|BLACKFRIDAY",
    "n": "%|%|%#|%#|%##",
    "small": "2|3|4|5|6|7|8|9|10|12|14",
    "percent": "%0%|%5%|%%",
    "size": "size %|size 1%|M|L|XL|size %.5|UK %|EU 4#|32x30",
    "age": "%#|3#|4#|5#|6#|2#|1#",
}  # fmt: skip
_APPS = "the app|your app|the website|your website|the portal|the online portal|the login page|checkout|the kiosk|my dashboard|the web chat|your site|the mobile app|the member area|the self-service page"
_MENU = "Settings|Account|Profile|Security|Privacy|Billing|Payments|Orders|Help|Devices|Notifications|Preferences|My Account|General|Users|Admin|Plans|Subscriptions|Network|Wi-Fi|Bluetooth|Storage|Downloads|Inbox|Reports|Log in|Sign out|Forgot password|Edit|Save|Cancel"


def neutral_values(split: str) -> dict[str, Value]:
    """`<order> <ticket> <flight> <price> <product> <goods> <menu> <url>` …: text without an entity type."""

    def code(patterns: str) -> Value:
        pool = patterns.split("|")
        return raw(lambda r: filled(r.choice(pool), r))

    def pick(text: str) -> Value:
        pool = keep(text.split("|"), split)
        return raw(lambda r: r.choice(pool))

    menu = _MENU.split("|")
    return {
        **{name: code(patterns) for name, patterns in _CODES.items() if name != "percent"},
        "percent": raw(lambda r: f"{r.choice((5, 10, 15, 20, 25, 30, 40, 50, 70))}%"),
        "price": raw(_price),
        "product": pick(words.PRODUCTS),
        "goods": pick(words.GOODS),
        "app": pick(_APPS),
        "menu": raw(lambda r: r.choice((" > ", " -> ", " / ", " → ")).join(r.sample(menu, r.choice((2, 2, 3))))),
        "button": raw(lambda r: r.choice(menu)),
        "url": raw(_url),
        "file": raw(lambda r: r.choice(("receipt", "invoice", "screenshot", "IMG_" + filled("####", r), "scan", "statement", "contract", "photo")) + r.choice((".pdf", ".png", ".jpg", ".docx", ".jpeg", ".heic"))),
        "speed": raw(lambda r: f"{r.randint(1, 900)}{r.choice((' Mbps', 'mbps', ' Mb/s', 'Mb'))}"),
        "zip_plain": raw(lambda r: filled(r.choice(("#####", "#####", "#####", "#####-####", "@@%# %@@", "@%# %@@", "@%@ %@%", "%###")), r)),
        "order_spoken": raw(lambda r: spoken_digits(filled("#######"[: r.randint(4, 7)], r), r)),
        "card_spoken": raw(lambda r: spoken_digits(filled("####", r), r)),
    }


def _price(rng: Random) -> str:
    amount = rng.choice((f"{rng.randint(1, 99)}.{rng.choice(('99', '50', '00', '95', '49'))}", str(rng.randint(1, 500)), f"{rng.randint(1, 9)},{rng.randint(0, 999):03}.{rng.randint(0, 99):02}", f"{rng.randint(5, 400)}.{rng.randint(0, 99):02}"))
    return rng.choice((f"${amount}", f"${amount}", f"£{amount}", f"€{amount}", f"{amount} dollars", f"{amount} euros", f"{amount} USD", f"EUR {amount}", f"{amount} quid", f"{amount} bucks", f"₹{amount}"))


def _url(rng: Random) -> str:
    site = rng.choice(("help", "support", "www", "my", "portal", "shop", "status")) + "." + rng.choice(("example", "acme-example", "northline", "shopfast", "getparcel", "mycloud")) + rng.choice((".com", ".co.uk", ".org", ".io"))
    return rng.choice(("https://", "", "http://")) + site + rng.choice(("", "/faq", "/returns", "/login", "/reset?step=2", f"/track/{rng.randint(1000, 99999)}", "/orders", "/contact-us"))
