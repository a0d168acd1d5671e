// English support conversations with slots. Written for evaluation; the training data come from other templates.

import { splitTemplates } from './slots.ts'

export const TEMPLATES_EN = splitTemplates(`
C: Hi, it's {person} here. My {product} from order {order} never turned up.
A: Sorry about that, {first}. Is {address} still where we should send it?
C: Yes. And please text me at {phone} when it leaves.
A: Done. The new tracking number is {tracking}.

C: can you change the email on my account
A: Of course. What is the new one?
C: {email}
A: Thanks, you'll get a confirmation there.

B: Welcome to {company}. Please describe your problem in one sentence.
C: I was charged {amount} twice for order {order}.
B: Which card was charged?
C: {card}
A: Please don't send full card numbers. I can see both payments and will refund one.

C: I can't log in any more, my user name is {username}
A: Let me check. Could you confirm your date of birth?
C: {dob}
A: Thank you, {person}. A reset link is on its way.

A: Thanks for calling {company}, who am I speaking with?
C: {person}.
A: And a number in case we get cut off?
C: That would be {phone}.
A: Lovely. How can I help with your {product}?

C: My mother {person2} is {age} and does not use the internet. Can I talk about her contract?
A: We'd need her to agree first. What's your name?
C: {person}, I'm her carer.

C: please send the invoice for {order} to {email} and not to my office
A: Sent. Anything else, {first}?
C: no thats all

A: To pay by phone I'll need the long number.
C: ok its {card}
A: Expiry?
C: {expiry}
A: And the three digits on the back?
C: {cvv}
A: Payment of {amount} has gone through.

C: I moved last month. New address is {address}.
A: Updated. Your {day} delivery will go there.

C: Your driver left my parcel {tracking} with {person2} next door and they deny it.
A: I'm sorry, {last} is the name on the signature? I'll open ticket {ticket}.
C: yes. My name is {person} by the way

C: Refund please. IBAN {iban}, account holder {person}.
A: {amount} will arrive within three days.

C: I think I typed my password into the wrong box. It's {password}, is that visible to you?
A: Please change it right away. We never need your password.

B: Your one-time code was sent. Please type your user name to continue.
C: {username}
B: Thank you. An agent will join shortly.
A: Hello, this is {first2} from the security team.

C: There were logins from {ip} last night, that wasn't me!
A: I have signed out all devices. Was the login for {email}?
C: Yes that one

C: My router shows {mac} but the app says it's offline.
A: Thanks, {person}. I'll reset the line from {city}. Try again in five minutes.

A: For the benefits form I need your social security number.
C: {ssn}
A: And your full name as on the card?
C: {person}

C: Hello, I booked flight {flight} to {city} but my name is spelled wrong. It should be {person}.
A: Thank you. I can correct up to three letters. Your reference stays the same.

C: Order {order} says delivered {day} but nobody was home at {address}.
A: I'll ask the courier. May I have a phone number?
C: {phone}

C: Here is our test key, {secret}, the webhook still fails with error 401.
A: Please roll that key now. Keys should never be sent in chat.

C: the {product} arrived broken, can I get {amount} back on my bank account {account}?
A: Sure. Whose name is on the account?
C: {person}

A: Hi {first}, following up on {ticket}. Did the new {product} arrive?
C: It did, thanks {first2}!
A: Great, I'll close this.

C: I need to add my partner {person2} as a driver. Born {dob}.
A: Added. The premium goes up by {amount} a month.

C: who is {person2} and why is their email {email2} on MY bill??
A: That is a mistake on our side. I've removed it from {order}.

C: Please cancel everything. {person}, {address}, {email}.
A: I'm sorry to see you go. Your contract ends {day}.

C: My PIN {pin} stopped working at the till
A: Please never share your PIN. I'll send a new one by post.

A: Could you spell your surname for me?
C: {last}, as in the old mill
A: And your first name?
C: {first}
A: Thank you, {person}.

C: Is the Lincoln lamp the same as the {product}? I don't want to order twice.
A: They are different. Lincoln has a metal foot.
C: ok then just one please, to {address}

C: I'd like to book for two, under {last}, {day} at eight
A: Done. A phone number for the table?
C: {phone}

C: Subject: wrong amount. Dear team, invoice {order} should be {amount}. Kind regards, {person}, {company}, {phone}
A: Thank you for your message. We have corrected the invoice.

C: my son {first2} ({age}) used my card for game coins. card ends in the usual, name {person}
A: I have refunded {amount}. Please set a purchase password.

C: Hello? Still waiting on {ticket} since {day}.
A: My apologies. I see the case belongs to {person}, is that you?
C: Yes, that is me

A: Which e-mail should the e-ticket go to?
C: {email} please
A: And passenger number two?
C: {person2}

C: I got a letter for {person2} who has not lived at {address} for years.
A: Thank you, we will stop the post to that name.

C: Can you check if {email} is subscribed? I keep getting your newsletter from {city}.
A: It was. I've taken it off the list.

B: Please enter the account number.
C: {account}
B: Please enter your date of birth.
C: {dob}
B: Thank you. You are through to {first}.

C: two things: change my phone to {phone} and remove the old card {card}
A: Both done, {person}.

C: The doctor {last2} said my results would be online by {day}. I'm {person}, born {dob}.
A: They are there now, under "Documents".

A: I can see a login from {city} with the IP address {ip}. Was that you?
C: no i'm in {city2}
A: Then please choose a new password.

C: new wifi name works but the password {password} does not
A: Try without capital letters. Your router is the one with {mac}, right?
C: yes

C: I'd like a copy of everything you store about me under the law. {person}, {email}, customer since 2015.
A: We will answer within 30 days under ticket {ticket}.

C: what are your opening hours in {city}?
A: Nine to five, {day} until noon.
C: great, thanks

C: is the {product} back in stock? size 42, order {order} was cancelled
A: It returns {day}. Shall I let you know by mail?
C: sure, {email}
`)
