"""Names of people from the whole world in Latin script: the pools, one person, and the ways a name is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from ..grammar import keep

_WORD = re.compile(r"^[A-ZÀ-ÖØ-Ž][A-Za-zÀ-ÖØ-öø-ž'’\-]{1,13}$")
_NOT_NAMES = frozenset(
    "The And Not You Your Test None Null Mr Mrs Ms Dr Sir Jr Sr Ii Iii Unknown Male Female Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday January February March July September October November December See Also For This That With From".split()
)

#: Names that are also words, months, places, brands or things: they appear on both sides of the fence.
AMBIGUOUS_FIRST = (
    "Rose Will May Grace Hope Mark Bill Jack Austin Jordan Paris Chase Dell Lincoln Mercedes June April Summer Autumn Dawn Joy Faith Ivy "
    "Lily Daisy Violet Ruby Pearl Amber Crystal Jade Opal Iris Olive Ginger Rosemary Basil Sage Heather Holly Hazel Robin Jay Martin Drew "
    "Pat Rich Rob Sue Art Gene Frank Ernest Earnest Max Chuck Dean Duke Earl Guy Hunter Mason Carter Tanner Cooper Parker Porter Page Skip "
    "Lance Miles Nick Norm Ray Rusty Sandy Sky Star Sunny Victor Wade Ward Woody Angel Bliss Charity Chance Clay Cliff Dale Destiny Dusty "
    "Eve Fern Forest Gale Glen Harmony Honey Melody Mercy Patience Penny Precious Prince Princess Reed Rocky Sterling Stormy Tab Terry "
    "Trinity True Houston Dallas Denver Phoenix Savannah Charlotte Florence Victoria Sydney Adelaide Chelsea Brooklyn Madison Georgia "
    "Virginia Carolina Dakota Montana India China Israel Kenya London Vienna Sienna Milan Roman Cher Case Colt Royce Bentley Ford Lexus "
    "Kia Alexa Siri Harper Morgan Stanley Wells Tiffany Dolby Don Jimmy Randy Herb Bob Buck Cash Rain River Brook Stone Wolf"
).split()
AMBIGUOUS_LAST = (
    "Long Short Young Small Little Rich Poor Black White Brown Green Gray Grey Gold Silver Stone Wood Woods Field Fields Hill Hills Lake "
    "Rivers Brooks Banks Marsh Forest Bush Rose Flowers Berry Cherry Apple Rice Bean Pepper Salt Cook Baker Butler Carter Cooper Fisher "
    "Hunter Mason Miller Porter Potter Shepherd Smith Taylor Turner Walker Weaver Wright King Prince Knight Bishop Pope Abbott Church "
    "Temple Parish Cross Bell Ball Bond Cash Price Sharp Swift Strong Wise Best Good Love Joy Bliss Moon Star Day Knight Winter Summers "
    "Frost Snow Storm Gale Rain Wolf Fox Lamb Bird Crane Drake Finch Hawk Swan Bass Pike Page Case Chase Ford Dell West East North South "
    "Street Lane Park Parks House Hall Chambers Gates Wall Bridges Post Ray Rush Sanders Self Stark Story Noble Nice Hardy Power Powers "
    "Speed Steel Carpenter Singer Piper Dance Bell Major Sargent Law Judge Job Fine Grant Means May Will Lincoln Washington Houston Austin "
    "Jackson Paris London England French Irish Holland German Israel Jordan Mercedes Benson Hughes Wells Fargo Target Reed Rowe Waters Wells"
).split()

#: Given and family names by culture where the public lists are thin; written for this project.
CULTURES: dict[str, tuple[str, str]] = {
    "in": (
        "Aarav Aditi Aditya Ajay Akash Amit Ananya Anil Anita Anjali Ankit Arjun Asha Bhavna Chetan Deepa Deepak Divya Gaurav Gopal Harish Isha "
        "Jyoti Karthik Kavita Kiran Krishna Lakshmi Madhuri Manish Meera Mohan Nandini Naveen Neha Nikhil Nisha Pooja Pradeep Prakash Pranav Priya "
        "Rahul Rajesh Rakesh Ramesh Ravi Rekha Ritu Rohan Rohit Sandeep Sanjay Sarita Shalini Shreya Sneha Sunil Sunita Suresh Swati Tanvi Uday "
        "Varun Venkatesh Vidya Vijay Vikram Vinod Vivek Yash Harpreet Gurpreet Manpreet Parvati Senthil Thenmozhi Arun",
        "Agarwal Ahuja Banerjee Basu Bhatia Bhatt Bose Chakraborty Chatterjee Chaudhary Chopra Das Desai Deshmukh Dutta Gandhi Ghosh Goel Gupta Iyer "
        "Iyengar Jain Jha Joshi Kapoor Kaur Khanna Khatri Krishnan Kulkarni Kumar Malhotra Mehra Mehta Menon Mishra Mukherjee Naidu Nair Pandey Patel "
        "Patil Pillai Prasad Raghavan Rajan Raman Rao Reddy Saxena Sengupta Sethi Shah Sharma Shetty Shukla Singh Sinha Subramanian Srinivasan "
        "Thakur Tiwari Trivedi Varma Verma Venkataraman Yadav Balasubramaniam",
    ),
    "cn": (
        "Wei Fang Min Jing Lei Yan Xia Jun Ming Hui Ying Xin Yu Hao Chen Jie Ping Tao Xiao Mei Li Hong Qiang Bo Ling Na Yang Juan Xiaoming Jianguo "
        "Weihua Xiuying Guiying Zhiqiang Yuxuan Zihan Haoran Yichen Siyu Yifan Jiahui Meiling Ka-ming Wai-man Chi-keung Siu-fong Yi-ting Chia-hao",
        "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao "
        "Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Chan Wong Cheung Lau Leung Kwok Ng Ho Lam Tsai Hsu Chang Ouyang Szeto",
    ),
    "kr": (
        "Min-jun Seo-yeon Ji-woo Ha-eun Jae-hyun Soo-jin Hyun-woo Eun-ji Young-ho Sung-min Ji-hye Dong-hyun Minji Jiwon Yuna Hyejin Seungho Taeyang "
        "Jisoo Kyung-soo Mi-sook Sang-hoon Yeji Hana Joon-ho Chul-soo",
        "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Jeon Moon Bae Baek Noh Ryu Nam Shim Ko",
    ),
    "vn": (
        "Anh Thu Linh Minh Huong Lan Mai Hoa Tuan Dung Hung Nam Long Phuong Thao Trang Quang Duc Khanh Bao Tam Thanh Ngoc Yen Hieu Vinh My Kim-Anh",
        "Nguyen Tran Le Pham Huynh Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong Trinh Mai Luong",
    ),
    "ar": (
        "Ahmed Mohammed Muhammad Mohamed Ali Omar Hassan Hussein Khalid Yusuf Ibrahim Mustafa Abdullah Abdulrahman Fatima Aisha Maryam Zainab Layla "
        "Noor Huda Amina Salma Hana Rania Yasmin Samir Tariq Bilal Karim Nasser Faisal Saif Ziad Walid Rami Mahmoud Hamza Anas Reem Dina Lina Sara "
        "Nadia Jamila Khadija Abdelaziz Idris",
        "Al-Farsi Al-Masri Al-Hashimi Al-Sayed Al-Rashid Al-Qahtani Al-Otaibi Al-Ghamdi Al-Tamimi Al-Khalifa El-Sayed El-Amrani El-Khoury Haddad Khoury "
        "Mansour Nasser Saleh Hamdan Aziz Rahman Karimi Hosseini Ahmadi Farouk Abbas Hassan Ibrahim Khalil Najjar Sabbagh Shaheen Qureshi Siddiqui "
        "Malik Sheikh Chaudhry Bukhari Ansari Mirza Benali Bensaid Bouazizi Boutros Habibi Darwish Fayed Ghanem Hariri Jaber Kassem",
    ),
    "af": (
        "Kwame Kofi Ama Akosua Abena Yaw Chidi Chioma Ngozi Emeka Obinna Adaeze Ifeoma Uche Tunde Folake Adebayo Oluwaseun Oluwaseyi Temitope Bukola "
        "Femi Babajide Zanele Thabo Sipho Nomvula Lerato Themba Nandi Wanjiru Kamau Njeri Otieno Achieng Wambui Mwangi Juma Amani Neema Baraka Tendai "
        "Rudo Farai Chipo Tinashe Abebe Selam Tesfaye Hirut Dawit Mekdes Fatou Mamadou Ousmane Aminata Moussa Awa Cheikh Ibrahima Kagiso Tariro",
        "Mensah Owusu Asante Boateng Osei Appiah Okafor Okonkwo Eze Nwosu Nwachukwu Adeyemi Adebayo Ogunleye Oyelaran Balogun Abiola Dlamini Nkosi "
        "Ndlovu Mokoena Khumalo Zulu Mthembu Naidoo Kamau Mwangi Otieno Odhiambo Wanjala Kariuki Mutua Moyo Ncube Sibanda Chikwanda Bekele Tadesse "
        "Haile Gebremariam Alemu Diallo Traore Keita Ba Ndiaye Diop Sow Cisse Toure Kone Camara Achebe Amadi Afolabi van der Merwe Botha Pretorius",
    ),
    "es": (
        "María José Juan Carlos Luis Miguel Ángel Javier Carmen Ana Lucía Sofía Valentina Camila Isabella Mateo Santiago Diego Sebastián Alejandro "
        "Fernanda Guadalupe Rosario Dolores Esperanza Consuelo Pilar Mercedes Luz Marisol Ximena Jesús Ramón Raúl Andrés Joaquín Ignacio Gonzalo "
        "Rodrigo Álvaro Iker Paola Daniela Gabriela Mariana Catalina Yolanda Beatriz Inés Concepción Graciela Hector Ruben Oscar Cesar",
        "García Martínez López González Hernández Rodríguez Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Reyes Cruz Morales Ortiz Gutiérrez "
        "Chávez Ramos Ruiz Álvarez Mendoza Vásquez Castillo Jiménez Moreno Romero Herrera Medina Aguilar Vargas Guzmán Muñoz Salazar Rojas Delgado "
        "Castro Vega Navarro Campos Contreras Fuentes Ibáñez Quiñones Zúñiga Echeverría Peña Núñez Marín Cortés Soto Silva Leal",
    ),
    "sl": (
        "Aleksandr Dmitri Dmitry Sergei Sergey Andrei Ivan Mikhail Nikolai Pavel Vladimir Yuri Igor Oleg Natalia Svetlana Olga Tatiana Ekaterina "
        "Anastasia Irina Galina Ludmila Ksenia Oksana Bohdan Taras Mykola Piotr Krzysztof Tomasz Paweł Łukasz Jakub Agnieszka Małgorzata Katarzyna "
        "Zofia Jan Jiří Petr Tomáš Zdeněk Jana Lenka Marek Miroslav Dragan Zoran Milica Jelena Goran Snežana Ivana Vesna Matej Katja",
        "Ivanov Ivanova Petrov Petrova Sidorov Smirnov Kuznetsova Popov Volkov Sokolova Lebedev Kozlov Novak Novák Nováková Svoboda Dvořák Černý "
        "Procházka Kowalski Kowalska Nowak Wiśniewski Wójcik Kamiński Lewandowska Zieliński Szymański Woźniak Jankowski Shevchenko Kovalenko "
        "Bondarenko Tkachenko Melnyk Jovanović Petrović Nikolić Marković Horvat Kovačević Babić Dimitrov Georgiev Stoyanova Radu Popescu Ionescu",
    ),
    "ph": (
        "Maria Jose Mark John Angelica Princess Jhon Rodel Rowena Marites Jovelyn Arnel Reynaldo Corazon Ligaya Bayani Dalisay Cherry Jerome Kristine",
        "Dela Cruz Santos Reyes Bautista Ocampo Villanueva Aquino Mendoza Dimaculangan Macaraeg Pangilinan Manalo Salonga Tolentino Magsaysay Lacson",
    ),
    "tr": (
        "Mehmet Mustafa Ahmet Ali Hüseyin Emre Burak Can Cem Deniz Elif Ayşe Fatma Zeynep Merve Esra Selin Yusuf Kerem Ece Defne Berk Volkan Özge",
        "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat",
    ),
    "nordic": (
        "Lars Anders Erik Björn Sven Ingrid Astrid Freja Søren Jens Mette Kirsten Åsa Linnea Matti Jukka Aino Päivi Sigríður Guðrún Håkon Øyvind Torbjørn",
        "Johansson Andersson Karlsson Nilsson Lindqvist Bergström Åkesson Hansen Olsen Nygaard Sørensen Jørgensen Mikkelsen Korhonen Virtanen Mäkinen "
        "Nieminen Jónsdóttir Sigurðsson Haugen Ødegaard Lindström Söderberg",
    ),
}
_PARTICLES = ("de la", "de", "del", "van der", "van den", "van de", "van", "von", "di", "da", "dos", "de los", "ten", "bin", "ibn", "le", "du", "della", "ter", "af")
_PREFIXED = ("O'", "Mc", "Mac", "D'", "St. ", "O’", "Fitz", "De", "La ", "Le", "Van ", "Von ")


@dataclass
class Person:
    first: str
    last: str
    middle: str = ""
    is_family_first: bool = False


class NamePools:
    """Given and family names of one split, ready for fast drawing."""

    def __init__(self, lists: Any, split: str) -> None:
        self.first_us = _clean([*_weave(lists.lines("en_first_names_us_census_female"), lists.lines("en_first_names_us_census_male"))])
        self.last_us = _clean(lists.lines("en_surnames_us_census"))
        self.first_wide = _clean(
            [n for f in ("en_first_names_faker", "intl_first_names_smashew", "intl_female_wiktionary", "intl_male_wiktionary", "en_first_names_randomname") for n in lists.lines(f)]
        )
        self.last_wide = _clean([n for f in ("en_surnames_faker", "intl_surnames_smashew", "intl_surnames_wiktionary") for n in lists.lines(f)])
        self.first_country = _clean([row[2] for row in lists.rows("intl_forenames_by_country", 2) if len(row) > 2])
        self.last_country = _clean([row[2] for row in lists.rows("intl_surnames_by_country", 2) if len(row) > 2])
        self.first_jp = _clean([row[-1].capitalize() for f in ("ja_first_name_male_gimei", "ja_first_name_female_gimei") for row in lists.rows(f)])
        self.last_jp = _clean([row[-1].capitalize() for row in lists.rows("ja_last_name_gimei")])
        self.first_word = keep(AMBIGUOUS_FIRST, split)
        self.last_word = keep(AMBIGUOUS_LAST, split)
        self.cultures = [(code, keep(a.split(), split), keep(_family(b), split)) for code, (a, b) in CULTURES.items()]

    def person(self, rng: Random) -> Person:
        """Draws one person; two out of five from the frequent American names, the rest from everywhere."""
        roll = rng.random()
        if roll < 0.36:
            return Person(frequent(self.first_us, rng), frequent(self.last_us, rng), frequent(self.first_us, rng))
        if roll < 0.62:
            code, firsts, lasts = rng.choice(self.cultures)
            family_first = code in ("cn", "kr", "vn") and rng.random() < 0.4
            return Person(rng.choice(firsts), rng.choice(lasts), rng.choice(firsts), family_first)
        if roll < 0.68:
            return Person(rng.choice(self.first_jp), rng.choice(self.last_jp), "", rng.random() < 0.3)
        if roll < 0.80:
            return Person(rng.choice(self.first_wide), rng.choice(self.last_wide), rng.choice(self.first_wide))
        if roll < 0.88:
            return Person(rng.choice(self.first_country), rng.choice(self.last_country))
        first = rng.choice(self.first_word) if rng.random() < 0.7 else frequent(self.first_us, rng)
        last = rng.choice(self.last_word) if rng.random() < 0.5 else frequent(self.last_us, rng)
        return Person(first, last, frequent(self.first_us, rng))


def frequent(items: list[str], rng: Random) -> str:
    """An item of a list sorted by frequency, the head more often than the tail."""
    return items[int(len(items) * rng.random() ** 2.2)]


def full_name(person: Person, rng: Random) -> str:
    """One way to write the whole name, as a single span without a final full stop."""
    first, last, middle = person.first, decorated_last(person.last, rng), person.middle
    if person.is_family_first:
        return f"{last} {first}"
    roll = rng.random()
    if roll < 0.72 or not middle:
        return f"{first} {last}"
    if roll < 0.79:
        return f"{first} {middle[0]}. {last}" if rng.random() < 0.6 else f"{first} {middle[0]} {last}"
    if roll < 0.84:
        return f"{first} {middle} {last}"
    if roll < 0.88:
        return f"{first[0]}. {last}" if rng.random() < 0.6 else f"{first[0]} {last}"
    if roll < 0.91:
        return f"{first}-{middle} {last}"
    if roll < 0.94:
        return f"{first} {last}-{middle if rng.random() < 0.1 else person.last[:1] + person.last[1:].lower()}" if "-" not in last else f"{first} {last}"
    if roll < 0.97:
        return f"{first} {last} {rng.choice(('Jr', 'Sr', 'II', 'III', 'IV'))}"
    return f"{first[0]}.{middle[0]}. {last}"


def decorated_last(last: str, rng: Random) -> str:
    """The family name, now and then with a particle or a prefix."""
    roll = rng.random()
    if roll < 0.93 or " " in last or "-" in last:
        return last
    if roll < 0.97:
        return f"{rng.choice(_PARTICLES)} {last}"
    return rng.choice(_PREFIXED) + last


def spelled(word: str, rng: Random) -> str:
    """The letters of a name one by one, as callers spell them."""
    letters = [letter for letter in word if letter.isalpha()]
    separator = rng.choice(("-", "-", " ", ", ", ".", " - "))
    joined = separator.join(letters)
    return joined.upper() if rng.random() < 0.6 else joined.lower() if rng.random() < 0.5 else joined


def _clean(names: list[str]) -> list[str]:
    titled = (name.strip().replace("ʻ", "'") for name in names)
    kept = [name[0].upper() + name[1:] for name in titled if name]
    return list(dict.fromkeys(name for name in kept if _WORD.match(name) and name not in _NOT_NAMES and not name.isupper() and name[-1] not in "'’-"))


def _weave(left: list[str], right: list[str]) -> list[str]:
    """Two frequency lists as one: the longer one's items spread between the shorter one's."""
    ranked = [(i / len(left), n) for i, n in enumerate(left)] + [(i / len(right), n) for i, n in enumerate(right)]
    return [name for _, name in sorted(ranked)]


def _family(names: str) -> list[str]:
    joined = names.replace("van der Merwe", "van_der_Merwe").replace("Dela Cruz", "Dela_Cruz")
    return [name.replace("_", " ") for name in joined.split()]
