"""Given names seen in business mail: a name that begins with one is likelier a person's.

Some employers begin with one too ("Morgan Stanley"): it is a hint, never a verdict.
"""

from agent.reading.wording.lists import words

GIVEN = words(
    """
    aaron abby abigail adam ada adrian agnes ahmed aisha akira alan albert alejandro alex alexander
    alexandra ali alice alicia alison allison amanda amber amelia amir amit amy ana andrea andreas
    andrew andy angela anil anita anjali ann anna anne annette anthony antonio anya arjun arthur
    asha ashley astrid audrey ayesha barbara beatrice ben benjamin bernd beth bethany betty bill
    bob bonnie brandon brenda brian bridget bruce bruno camille carl carla carlos carmen carol
    caroline cassandra catherine cecilia charlotte chiara chloe chris christian christina
    christine christopher claire clara colin connor craig cynthia daisy dan dana daniel daniela
    daphne darren dave david dawn dean deborah dee deepak denise dennis derek diana diane diego
    dmitri dominic donald donna doris dorothy doug douglas duncan dylan eddie edith edward eileen
    elaine eleanor elena elin elisa elizabeth ella ellen ellie emily emma eric erik erika erin
    ethan eva evelyn faith farah fatima felix fernando fiona florian frances francesca frank fred
    freya gabriel gareth gary gavin gemma george georgia gerald giulia glenn gloria gordon grace
    graham greg gregory greta guy hannah hans harold harriet harry hassan heather heidi helen
    helena helga henrik henry hugo ian ibrahim imogen ingrid irene iris isaac isabel isabella ivan
    jack jackie jacob jade jake james jamie jan jana jane janet janice jasmine jason jay jean jeff
    jeffrey jenna jennifer jenny jens jeremy jerry jess jessica jill jim jo joan joanna joe joel
    johan johanna john johnny jon jonas jonathan jordan jorge jose joseph josh joshua joy joyce
    juan judith judy julia julian julie june karen karim karl kate katherine kathleen kathryn
    kathy katie katrin kay keith kelly ken kenneth kenji kerry kevin kim kirsten klaus kumar kyle
    larry lars laura lauren leah lee leila lena leo leon leonie leslie liam lily linda lisa liz
    lorna louis louise lucas lucia lucy luis luke lydia lynn maeve magda manuel marc marcel marcus
    margaret maria marie marina mario marion mark markus marta martin martina mary mateo matt
    matteo matthew maureen max maya megan mehmet mei melanie melissa mia michael michelle miguel
    mike mila milan mohamed mohammed moira molly monica monika nadia nancy naomi natalia natalie
    natasha nathan neha neil nick nicholas nicola nicole nigel nikhil nina noah nora norman olga
    oliver olivia omar oscar owen pamela pat patricia patrick paul paula pauline pedro penny pete
    peter petra phil philip phoebe pia pierre piotr polly priya rachel raf rafael rahul raj ravi
    ray rebecca reza rhys ricardo richard rita rob robert roberta robin roger roland ron rosa
    rosie ross roy ruben russell ruth ryan sabine sally sam samantha samir samuel sandra sanjay
    sara sarah scott sean sebastian sergio shannon sharon shaun sheila shirley silke silvia simon
    simone sofia sonia sophia sophie stefan stella stephanie stephen steve steven stuart sue
    sunita susan suzanne sven sylvia tal tamara tanya tara tariq ted teresa terry tess tessa
    thandi theo theresa thomas tim timothy tina tobias todd tom tomas tony tracy tyler una uwe
    valerie vanessa vera veronica victor victoria vijay vikram vincent viola vivian walter wanda
    wendy will william yannick yasmin yusuf yvonne zara zoe
    """
)
